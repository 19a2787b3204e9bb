using System;
using System.Linq;

namespace Baselines.Torch;

/// <summary>
/// A dense layer in libtorch, in inference mode. Input, weights and bias are in place; 16-bit results stay 16-bit until
/// they are read.
/// </summary>
internal sealed class TorchContestant : IContestant
{
    private readonly ITorchForm form;
    private readonly LayerWork work;
    private readonly Tensor[] weights;
    private Tensor? output;

    public TorchContestant(string name, ITorchForm form, LayerWork work, int copies)
    {
        Name = name;
        this.form = form;
        this.work = work;
        weights = [.. Enumerable.Range(0, copies).Select(_ => form.CopyWeights())];
    }

    public string Name { get; }

    public int Copies => weights.Length;

    public ReadOnlySpan<float> Output
    {
        get
        {
            using Tensor floats = output!.to(torch.float32);
            return floats.data<float>().ToArray();
        }
    }

    public void Run()
    {
        // Both belong to the thread or the process, and somebody else may have changed them.
        TorchSettings.Use(work.Threads);
        using IDisposable inference = torch.inference_mode();
        foreach (Tensor copy in weights)
            output = form.Compute(copy);
    }

    public void Dispose()
    {
        foreach (Tensor copy in weights)
            copy.Dispose();

        form.Dispose();
    }
}
