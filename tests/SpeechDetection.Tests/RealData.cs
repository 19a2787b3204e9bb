using System;
using System.IO;
using BalancedKernels;
using Programs;
using SpeechDetection.Networks;
using SpeechDetection.Sound;

namespace SpeechDetection.Tests;

/// <summary>The network and the recording, where there are any.</summary>
internal static class RealData
{
    /// <summary>Gets the recording, or skips the test.</summary>
    public static Chunks Recording() => new(WaveFile.Read(Find("data/speech_test.wav")));

    /// <summary>Opens the weights, or skips the test.</summary>
    public static SafetensorsFile Weights() => SafetensorsFile.Open(Find("models/silero_vad_16k.safetensors"));

    /// <summary>Gets the weights, or skips the test.</summary>
    public static SpeechTensors Tensors()
    {
        using SafetensorsFile file = Weights();
        return SpeechTensors.Read(file);
    }

    /// <summary>Gets the path of the ONNX file, or skips the test.</summary>
    public static string OnnxPath() => Find("models/silero_vad_16k_op15.onnx");

    private static string Find(string file)
    {
        string path = Path.Combine(Environment.GetEnvironmentVariable(DataFolder.Variable) ?? string.Empty, file);
        Assert.SkipUnless(File.Exists(path), $"skipped: {DataFolder.Variable} names no folder with {file}");
        return path;
    }
}
