using System;
using System.Runtime.InteropServices;

namespace Baselines.Torch;

/// <summary>One way to compute a linear layer with libtorch.</summary>
/// <param name="precision">What the weights are stored as.</param>
/// <param name="name">What the choice is called.</param>
/// <param name="form">Makes the layer, ready for copies of its weights.</param>
internal sealed class TorchChoice(BaselineWeightType precision, string name, Func<LayerWork, ITorchForm> form)
    : IBaseline
{
    public string Library => TorchLibrary.LibraryName;

    public string Name { get; } = $"{TorchLibrary.LibraryName} {name}";

    public BaselineWeightType WeightType => precision;

    public IContestant Load(LayerWork work, int copies)
    {
        TorchSettings.Use(work.Threads);
        using IDisposable inference = torch.inference_mode();
        return new TorchContestant(Name, form(work), work, copies);
    }

    /// <summary>Tells whether this processor has what the choice needs: packed bfloat16 asks for AVX-512.</summary>
    public bool IsThere()
    {
        const int Side = 64;
        LayerWork tiny = new(
            new DenseLayer("tiny", Side, Side, new float[Side * Side], new float[Side], relu: false),
            new float[Side],
            batch: 1,
            threads: 1);
        try
        {
            using IContestant contestant = Load(tiny, copies: 1);
            contestant.Run();
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
    }
}
