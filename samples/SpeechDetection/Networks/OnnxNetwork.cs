using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.ML.OnnxRuntime;

namespace SpeechDetection.Networks;

/// <summary>
/// The network's own ONNX file in ONNX Runtime on the CPU; inputs and outputs are bound once to memory that stays in
/// place.
/// </summary>
internal sealed class OnnxNetwork : ISpeechNetwork
{
    private const int StateParts = 2;
    private const int Hidden = 128;

    private static readonly string[] InputNames = ["input", "state", "sr"];
    private static readonly string[] OutputNames = ["output", "stateN"];

    private readonly ChunkWindows windows;
    private readonly float[] state;
    private readonly float[] nextState;
    private readonly float[] output;
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly OrtIoBinding binding;
    private readonly List<OrtValue> values = [];

    /// <summary>Loads the file.</summary>
    /// <param name="path">The ONNX file.</param>
    /// <param name="streams">Streams computed together.</param>
    /// <param name="threads">Threads per call.</param>
    /// <exception cref="InvalidDataException">ONNX Runtime refuses the file, or it is another network.</exception>
    public OnnxNetwork(string path, int streams, int threads)
    {
        Streams = streams;
        windows = new ChunkWindows(streams, mirrored: 0);
        state = new float[StateParts * streams * Hidden];
        nextState = new float[state.Length];
        output = new float[streams];
        session = Open(path, streams, threads);

        binding = session.CreateIoBinding();
        binding.BindInput(
            "input", Keep(OrtValue.CreateTensorValueFromMemory(windows.Samples, [streams, ChunkWindows.Length])));
        binding.BindInput("state", Keep(OrtValue.CreateTensorValueFromMemory(state, [StateParts, streams, Hidden])));
        binding.BindInput("sr", Keep(OrtValue.CreateTensorValueFromMemory(new long[] { 16000 }, [])));
        binding.BindOutput("output", Keep(OrtValue.CreateTensorValueFromMemory(output, [streams, 1])));
        binding.BindOutput(
            "stateN", Keep(OrtValue.CreateTensorValueFromMemory(nextState, [StateParts, streams, Hidden])));
    }

    public string Name => "ONNX Runtime";

    public int Streams { get; }

    public void Listen(ReadOnlySpan<float> chunks, Span<float> probabilities)
    {
        windows.Take(chunks);
        session.RunWithBinding(runOptions, binding);
        nextState.CopyTo(state);
        output.CopyTo(probabilities);
    }

    public void Reset()
    {
        windows.Clear();
        Array.Clear(state);
    }

    public void Dispose()
    {
        binding.Dispose();
        values.ForEach(value => value.Dispose());
        runOptions.Dispose();
        session.Dispose();
    }

    private static InferenceSession Open(string path, int streams, int threads)
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };

        // The file leaves these open; once they are known, what only computes shapes is done at load.
        options.AddFreeDimensionOverrideByName("batch", streams);
        options.AddFreeDimensionOverrideByName("sequence", ChunkWindows.Length);

        InferenceSession opened;
        try
        {
            opened = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"ONNX Runtime refuses {path}: {error.Message}", error);
        }

        if (InputNames.Order().SequenceEqual(opened.InputNames.Order())
            && OutputNames.Order().SequenceEqual(opened.OutputNames.Order()))
            return opened;

        string found =
            $"inputs {string.Join(", ", opened.InputNames)} and outputs {string.Join(", ", opened.OutputNames)}";
        opened.Dispose();
        throw new InvalidDataException(
            $"{path} has {found}; Silero VAD has inputs {string.Join(", ", InputNames)} and outputs {string.Join(", ", OutputNames)}.");
    }

    private OrtValue Keep(OrtValue value)
    {
        values.Add(value);
        return value;
    }
}
