using System;
using Microsoft.ML.OnnxRuntime;

namespace Rivals.Onnx;

/// <summary>A dense layer in ONNX Runtime on the CPU: one session, inputs and outputs bound once to memory that stays in place.</summary>
internal sealed class OnnxRuntimeContestant : IContestant
{
    private readonly float[] output;
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly OrtValue inputValue;
    private readonly OrtValue outputValue;
    private readonly OrtValue unreadValue;
    private readonly OrtIoBinding binding;

    /// <summary>Loads a model.</summary>
    /// <param name="name">What a table calls it.</param>
    /// <param name="model">The bytes of a model file, as <see cref="OnnxModel"/> writes it.</param>
    /// <param name="prepacked">Whether constant weights are laid out for the kernel.</param>
    /// <param name="work">Input, batch and threads; ONNX Runtime's threads spin between runs, as is its default.</param>
    /// <param name="copies">Layers in the model.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refused the model.</exception>
    public OnnxRuntimeContestant(string name, byte[] model, bool prepacked, LayerWork work, int copies)
    {
        Name = name;
        Copies = copies;
        output = new float[work.OutputLength];

        using var options = new SessionOptions
        {
            IntraOpNumThreads = work.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.disable_prepacking", prepacked ? "0" : "1");

        session = new InferenceSession(model, options);
        inputValue = OrtValue.CreateTensorValueFromMemory(work.Input, [work.Batch, work.Layer.Inputs]);
        outputValue = OrtValue.CreateTensorValueFromMemory(output, [work.Batch, work.Layer.Outputs]);
        unreadValue = OrtValue.CreateTensorValueFromMemory(new float[work.OutputLength], [work.Batch, work.Layer.Outputs]);
        binding = session.CreateIoBinding();
        for (int copy = 0; copy < copies; copy++)
        {
            binding.BindInput(OnnxModel.InputOf(copy), inputValue);
            binding.BindOutput(OnnxModel.OutputOf(copy), copy == 0 ? outputValue : unreadValue);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Copies { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output => output;

    /// <inheritdoc/>
    public void Run() => session.RunWithBinding(runOptions, binding);

    /// <inheritdoc/>
    public void Dispose()
    {
        binding.Dispose();
        unreadValue.Dispose();
        outputValue.Dispose();
        inputValue.Dispose();
        runOptions.Dispose();
        session.Dispose();
    }
}
