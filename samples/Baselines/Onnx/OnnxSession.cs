using System;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace Baselines.Onnx;

/// <summary>
/// A model in ONNX Runtime on the CPU, whose inputs and outputs are bound once to memory that stays in place.
/// </summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly OrtIoBinding binding;
    private readonly List<OrtValue> values = [];

    /// <summary>Loads a model.</summary>
    /// <param name="model">The bytes of a model file.</param>
    /// <param name="how">How to run it.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refused the model.</exception>
    public OnnxSession(byte[] model, OnnxOptions how)
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = how.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = how.Blocked
                ? GraphOptimizationLevel.ORT_ENABLE_ALL
                : GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
        };
        options.AddSessionConfigEntry("session.disable_prepacking", how.Prepacked ? "0" : "1");
        if (how.Profile is { } profile)
        {
            options.ProfileOutputPathPrefix = profile;
            options.EnableProfiling = true;
        }

        session = new InferenceSession(model, options);
        binding = session.CreateIoBinding();
    }

    /// <summary>Binds an input, which every run reads.</summary>
    public void BindInput(string name, float[] numbers, long[] shape) => binding.BindInput(name, Keep(numbers, shape));

    /// <summary>Binds an output, which every run writes.</summary>
    public void BindOutput(string name, float[] numbers, long[] shape) =>
        binding.BindOutput(name, Keep(numbers, shape));

    /// <summary>Runs the model once.</summary>
    public void Run() => session.RunWithBinding(runOptions, binding);

    /// <summary>Writes what the runs so far took.</summary>
    /// <returns>The path of the file.</returns>
    public string EndProfile() => session.EndProfiling();

    public void Dispose()
    {
        binding.Dispose();
        values.ForEach(value => value.Dispose());
        runOptions.Dispose();
        session.Dispose();
    }

    private OrtValue Keep(float[] numbers, long[] shape)
    {
        OrtValue value = OrtValue.CreateTensorValueFromMemory(numbers, shape);
        values.Add(value);
        return value;
    }
}
