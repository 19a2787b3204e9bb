using System;
using System.Numerics.Tensors;

namespace Baselines.Onnx;

/// <summary>
/// Weights as whole numbers of one step. A step for each row takes as long or longer, so that is not tried.
/// </summary>
/// <param name="Values">[in, out], each from -63 to 63.</param>
/// <param name="Scale">The step.</param>
internal sealed record QuantizedWeights(sbyte[] Values, float Scale)
{
    /// <summary>
    /// The largest value. Processors without VNNI add two products in 16 bits, which hold 2 * 255 * 64 and no more;
    /// quantisers for ONNX Runtime call the missing eighth bit a reduced range.
    /// </summary>
    public const int Largest = 63;

    /// <summary>Rounds weights to the nearest step.</summary>
    public static QuantizedWeights Of(DenseLayer layer)
    {
        float largest = MathF.Abs(TensorPrimitives.MaxMagnitude(layer.Weights.Span));
        float scale = largest == 0 ? 1 : largest / Largest;
        sbyte[] values = new sbyte[layer.Weights.Length];
        ReadOnlySpan<float> weights = layer.TransposedWeights.Span;
        for (int weight = 0; weight < values.Length; weight++)
            values[weight] = (sbyte)MathF.Round(weights[weight] / scale);

        return new QuantizedWeights(values, scale);
    }
}
