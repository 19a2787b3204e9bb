using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using BalancedKernels;
using BalancedKernels.Pruning;

namespace PaperNetworks.Networks;

/// <summary>A layer's weights, written out: pruned, with zeros where something was removed.</summary>
/// <remarks>
/// Every number is one that bfloat16 holds exactly. So our forms, dense or balanced, in float32 or in bfloat16, and the
/// baseline with the same zeros all compute the same function, and each can be held to the others.
/// </remarks>
/// <param name="Matrices">[rows, columns] each.</param>
/// <param name="Biases">[rows] each.</param>
internal sealed record LayerTensors(IReadOnlyList<float[]> Matrices, IReadOnlyList<float[]> Biases)
{
    /// <summary>Draws weights and prunes them; they cost the same time as trained ones.</summary>
    /// <param name="random">Where numbers come from.</param>
    /// <param name="form">Shapes and pattern.</param>
    /// <param name="gain">The variance of an output whose inputs have variance 1.</param>
    public static LayerTensors Draw(Random random, LayerForm form, double gain) => new(
        [.. form.Matrices.Select(matrix => Matrix(random, matrix, gain))],
        [.. form.Matrices.Select(matrix => Numbers(random, matrix.Outputs, 0.1f))]);

    /// <summary>Packs the weights for a form.</summary>
    public IReadOnlyList<LinearWeights> Pack(LayerForm form) =>
        [.. form.Matrices.Select((matrix, index) => LinearWeights.FromDense(Matrices[index], Biases[index], matrix))];

    /// <summary>Draws numbers from -largest to largest.</summary>
    public static float[] Numbers(Random random, int count, float largest)
    {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++)
            numbers[i] = ((2 * random.NextSingle()) - 1) * largest;

        return numbers;
    }

    private static float[] Matrix(Random random, LinearDescription layer, double gain)
    {
        float[] matrix = MagnitudePruning.Prune(
            Numbers(random, layer.Outputs * layer.Inputs, 1), layer.Outputs, layer.Inputs, layer.Pattern);
        double squares = 0;
        for (int row = 0; row < layer.Outputs; row++)
            squares += TensorPrimitives.SumOfSquares(matrix.AsSpan(row * layer.Inputs, layer.Inputs));

        TensorPrimitives.Multiply(matrix, (float)Math.Sqrt(gain * layer.Outputs / squares), matrix);
        for (int i = 0; i < matrix.Length; i++)
            matrix[i] = CutToBFloat16(matrix[i]);

        return matrix;
    }

    private static float CutToBFloat16(float number) =>
        BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(number) & 0xFFFF0000);
}
