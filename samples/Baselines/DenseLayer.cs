using System;
using System.Collections.Generic;

namespace Baselines;

/// <summary>A dense linear layer as every library gets it: <c>y = W x + b</c>, then ReLU where asked for.</summary>
public sealed class DenseLayer : IChainLayer
{
    private const int Square = 32;

    private readonly Lazy<float[]> transposedWeights;

    /// <summary>Describes a layer; the arrays are kept, not copied.</summary>
    /// <param name="name">What the layer is called.</param>
    /// <param name="inputs">Columns of the weight matrix.</param>
    /// <param name="outputs">Rows of the weight matrix.</param>
    /// <param name="weights">[outputs, inputs], row-major.</param>
    /// <param name="bias">[outputs].</param>
    /// <param name="relu">Whether negative outputs become zero.</param>
    /// <exception cref="ArgumentException">An array does not have the length that the shape asks for.</exception>
    public DenseLayer(
        string name, int inputs, int outputs, ReadOnlyMemory<float> weights, ReadOnlyMemory<float> bias, bool relu)
    {
        if (weights.Length != (long)inputs * outputs)
            throw new ArgumentException(
                $"Layer {name} has {weights.Length} weights, not [{outputs}, {inputs}].", nameof(weights));
        if (bias.Length != outputs)
            throw new ArgumentException($"Layer {name} has a bias of {bias.Length}, not [{outputs}].", nameof(bias));

        Name = name;
        Inputs = inputs;
        Outputs = outputs;
        Weights = weights;
        Bias = bias;
        Relu = relu;
        transposedWeights = new Lazy<float[]>(Transpose);
    }

    public string Name { get; }

    public int Inputs { get; }

    public int Outputs { get; }

    public IReadOnlyList<int> InputShape => [Inputs];

    public IReadOnlyList<int> OutputShape => [Outputs];

    /// <summary>Gets the weights, [outputs, inputs].</summary>
    public ReadOnlyMemory<float> Weights { get; }

    /// <summary>Gets the bias, [outputs].</summary>
    public ReadOnlyMemory<float> Bias { get; }

    /// <summary>Gets the weights, [inputs, outputs], as a product with the input on the left wants them.</summary>
    public ReadOnlyMemory<float> TransposedWeights => transposedWeights.Value;

    public bool Relu { get; }

    /// <summary>Gets the bytes of the weights, bias excluded.</summary>
    public long WeightBytes => (long)Inputs * Outputs * sizeof(float);

    private float[] Transpose()
    {
        float[] transposed = new float[Weights.Length];
        for (int row = 0; row < Outputs; row += Square)
        {
            for (int column = 0; column < Inputs; column += Square)
                TransposeSquare(transposed, row, column);
        }

        return transposed;
    }

    // Row by row, every line that is written would have left the cache before its next number comes.
    private void TransposeSquare(float[] transposed, int firstRow, int firstColumn)
    {
        int width = Math.Min(Square, Inputs - firstColumn);
        for (int row = firstRow; row < Math.Min(firstRow + Square, Outputs); row++)
        {
            ReadOnlySpan<float> weights = Weights.Span.Slice((row * Inputs) + firstColumn, width);
            for (int column = 0; column < width; column++)
                transposed[((firstColumn + column) * Outputs) + row] = weights[column];
        }
    }
}
