using System;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;
using TextGeneration.Networks;

namespace TextGeneration.Onnx;

/// <summary>
/// The network in ONNX Runtime on the CPU; caches go in and out in the same memory, so that nothing is copied.
/// </summary>
internal sealed class OnnxDecoder : IDecoder
{
    private readonly long[] character = new long[1];
    private readonly int[] position = new int[1];
    private readonly int[] length = new int[1];
    private readonly float[] scores = new float[DecoderShape.Characters];
    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new();
    private readonly OrtIoBinding binding;
    private readonly List<OrtValue> values = [];

    /// <summary>Loads the network.</summary>
    /// <param name="tensors">Its weights.</param>
    /// <param name="form">How its products are written.</param>
    /// <param name="threads">Threads per call; they spin between calls, as is ONNX Runtime's default.</param>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refused the model.</exception>
    public OnnxDecoder(DecoderTensors tensors, ProductForm form, int threads)
    {
        bool isPacked = form == ProductForm.PackedMatMul;
        Name = isPacked ? "ONNX Runtime MatMul, prepacked" : "ONNX Runtime Gemm transB, not prepacked";
        using SessionOptions options = new()
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        options.AddSessionConfigEntry("session.disable_prepacking", isPacked ? "0" : "1");
        session = new InferenceSession(DecoderGraph.Write(tensors, form), options);

        binding = session.CreateIoBinding();
        binding.BindInput(DecoderGraph.Character, Keep(OrtValue.CreateTensorValueFromMemory(character, [1])));
        binding.BindInput(DecoderGraph.Position, Keep(OrtValue.CreateTensorValueFromMemory(position, [1])));
        binding.BindInput(DecoderGraph.Length, Keep(OrtValue.CreateTensorValueFromMemory(length, [1])));
        binding.BindOutput(
            DecoderGraph.Scores, Keep(OrtValue.CreateTensorValueFromMemory(scores, [1, DecoderShape.Characters])));
        for (int block = 0; block < tensors.Blocks.Count; block++)
        {
            (string keysIn, string keysOut, string valuesIn, string valuesOut) = DecoderGraph.CachesOf(block);
            BindCache(keysIn, keysOut);
            BindCache(valuesIn, valuesOut);
        }
    }

    public string Name { get; }

    public ReadOnlySpan<float> Read(int character, int position)
    {
        this.character[0] = character;
        this.position[0] = position;
        length[0] = position + 1;
        session.RunWithBinding(runOptions, binding);
        return scores;
    }

    public void Dispose()
    {
        binding.Dispose();
        values.ForEach(value => value.Dispose());
        runOptions.Dispose();
        session.Dispose();
    }

    private void BindCache(string input, string output)
    {
        OrtValue cache = Keep(OrtValue.CreateTensorValueFromMemory(
            new float[DecoderShape.Heads * DecoderShape.Positions * DecoderShape.HeadWidth], DecoderGraph.CacheShape));
        binding.BindInput(input, cache);
        binding.BindOutput(output, cache);
    }

    private OrtValue Keep(OrtValue value)
    {
        values.Add(value);
        return value;
    }
}
