using System;
using System.Collections.Generic;
using System.Numerics.Tensors;
using BalancedKernels;

namespace SpeechDetection.Networks;

/// <summary>The network with an annotated layer for every convolution and for the LSTM.</summary>
internal sealed class SpeechNetwork : ISpeechNetwork
{
    private const int Frequencies = 129;
    private const int Windows = 4;
    private const int Hidden = 128;

    private readonly List<ILayer> layers = [];
    private readonly Ends.Spectrum spectrum;
    private readonly ILayer[] convolutions;
    private readonly IRecurrentLayer lstm;
    private readonly Ends.Score score;
    private readonly RecurrentState state;

    private readonly ChunkWindows windows;
    private readonly float[] spectra;
    private readonly float[] squares;
    private readonly float[][] features;
    private readonly float[] output;

    /// <summary>Prunes the middle of the network to the pattern of the classes and puts it on a device.</summary>
    /// <param name="file">The dense weights.</param>
    /// <param name="kinds">The classes.</param>
    /// <param name="streams">Streams computed together.</param>
    /// <param name="device">Where the network is to run.</param>
    /// <exception cref="WeightsException">The file does not hold this network.</exception>
    public SpeechNetwork(SafetensorsFile file, SpeechKinds kinds, int streams, ComputeDevice device)
    {
        Name = kinds.Name;
        Streams = streams;
        try
        {
            spectrum = Keep(Ends.Spectrum.Load(file, "stft_conv", device));
            convolutions = [Load(kinds.Conv1), Load(kinds.Conv2), Load(kinds.Conv3), Load(kinds.Conv4)];
            lstm = Load(kinds.Lstm);
            score = Keep(Ends.Score.Load(file, "final_conv", device));
            state = lstm.CreateState(streams);
        }
        catch
        {
            Dispose();
            throw;
        }

        PackedBytes += spectrum.PackedBytes + score.PackedBytes;
        windows = new ChunkWindows(streams, mirrored: 0);
        spectra = new float[streams * spectrum.Outputs];
        squares = new float[Frequencies * Windows];
        features = [
            new float[streams * squares.Length],
            .. Array.ConvertAll(convolutions, layer => new float[streams * layer.Outputs])];
        output = new float[streams * Hidden];

        TLayer Load<TLayer>(SpeechKind<TLayer> kind)
            where TLayer : ILayer
        {
            (TLayer layer, long packedBytes) = kind.Load(file, device);
            PackedBytes += packedBytes;
            return Keep(layer);
        }

        TLayer Keep<TLayer>(TLayer layer)
            where TLayer : ILayer
        {
            layers.Add(layer);
            return layer;
        }
    }

    public string Name { get; }

    public int Streams { get; }

    /// <summary>Gets the bytes of all weights on the device, indices included.</summary>
    public long PackedBytes { get; private set; }

    public void Listen(ReadOnlySpan<float> chunks, Span<float> probabilities)
    {
        windows.Take(chunks);
        spectrum.Forward(windows.Samples, spectra);
        for (int stream = 0; stream < Streams; stream++)
            FindMagnitudes(stream);

        for (int layer = 0; layer < convolutions.Length; layer++)
            convolutions[layer].Forward(features[layer], features[layer + 1]);

        lstm.Forward(features[^1], output, state);
        TensorPrimitives.Max(output, 0, output);
        score.Forward(output, probabilities);
    }

    public void Reset()
    {
        windows.Clear();
        state.Reset();
    }

    public void Dispose()
    {
        state?.Dispose();
        layers.ForEach(layer => layer.Dispose());
    }

    // A stream's spectrum is [real and imaginary, frequencies, windows].
    private void FindMagnitudes(int stream)
    {
        ReadOnlySpan<float> real = spectra.AsSpan(2 * stream * squares.Length, squares.Length);
        ReadOnlySpan<float> imaginary = spectra.AsSpan(((2 * stream) + 1) * squares.Length, squares.Length);
        Span<float> magnitudes = features[0].AsSpan(stream * squares.Length, squares.Length);
        TensorPrimitives.Multiply(imaginary, imaginary, squares);
        TensorPrimitives.MultiplyAdd(real, real, squares, magnitudes);
        TensorPrimitives.Sqrt(magnitudes, magnitudes);
    }
}
