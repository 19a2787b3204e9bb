using System;
using Microsoft.ML.OnnxRuntime;

namespace Rivals.Onnx;

/// <summary>A dense layer in ONNX Runtime on the CPU: one session, input and output bound once to memory that stays in place.</summary>
public sealed class OnnxRuntimeLayer : IContestant
{
    private readonly OnnxRuntimeChoice choice;
    private readonly float[] output;
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly OrtValue inputValue;
    private readonly OrtValue outputValue;
    private readonly OrtIoBinding binding;

    /// <summary>Loads the layer.</summary>
    /// <param name="layer">The dense weights.</param>
    /// <param name="choice">How the layer is written and loaded.</param>
    /// <param name="input">[batch, inputs]; kept in place and read by every run.</param>
    /// <param name="batch">Samples per run.</param>
    /// <param name="threads">Threads inside an operator; they spin between runs, as is ONNX Runtime's default.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refused the model.</exception>
    public OnnxRuntimeLayer(DenseLayer layer, OnnxRuntimeChoice choice, float[] input, int batch, int threads)
    {
        this.choice = choice;
        output = new float[batch * layer.Outputs];

        using var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.disable_prepacking", choice.Prepacked ? "0" : "1");

        session = new InferenceSession(OnnxLinearModel.Write(layer, choice.Form, batch), options);
        inputValue = OrtValue.CreateTensorValueFromMemory(input, [batch, layer.Inputs]);
        outputValue = OrtValue.CreateTensorValueFromMemory(output, [batch, layer.Outputs]);
        binding = session.CreateIoBinding();
        binding.BindInput(OnnxLinearModel.Input, inputValue);
        binding.BindOutput(OnnxLinearModel.Output, outputValue);
    }

    /// <inheritdoc/>
    public string Name => $"ONNX Runtime {choice}";

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output => output;

    /// <inheritdoc/>
    public void Run() => session.RunWithBinding(runOptions, binding);

    /// <inheritdoc/>
    public void Dispose()
    {
        binding.Dispose();
        outputValue.Dispose();
        inputValue.Dispose();
        runOptions.Dispose();
        session.Dispose();
    }
}
