using System;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>Brings tensors of an ONNX file into the order that layers read.</summary>
internal static class OnnxTensors
{
    /// <summary>
    /// Reorders the axes of a tensor, as NumPy's transpose does: axis i of the result is axis axes[i] of the tensor.
    /// </summary>
    public static float[] Transpose(ReadOnlySpan<float> tensor, ReadOnlySpan<int> shape, ReadOnlySpan<int> axes)
    {
        float[] result = new float[tensor.Length];
        for (int to = 0; to < result.Length; to++)
        {
            int from = 0;
            int rest = to;
            for (int i = axes.Length - 1; i >= 0; i--)
            {
                int step = 1;
                for (int axis = axes[i] + 1; axis < shape.Length; axis++)
                    step *= shape[axis];

                from += rest % shape[axes[i]] * step;
                rest /= shape[axes[i]];
            }

            result[to] = tensor[from];
        }

        return result;
    }

    /// <summary>Reorders the gates of an ONNX LSTM, i, o, f, c, to i, f, g, o. ONNX's c is PyTorch's g.</summary>
    /// <param name="gates">One direction of W or R, or of one half of B.</param>
    public static float[] ReorderLstmGates(ReadOnlySpan<float> gates) => TakeParts(gates, [0, 2, 3, 1]);

    /// <summary>Reorders the gates of an ONNX GRU, z, r, h, to r, z, n. ONNX's h is PyTorch's n.</summary>
    /// <param name="gates">One direction of W or R, or of one half of B.</param>
    public static float[] ReorderGruGates(ReadOnlySpan<float> gates) => TakeParts(gates, [1, 0, 2]);

    /// <summary>Surrounds each plane of a tensor [..., height, width] with one number.</summary>
    public static float[] Pad(
        ReadOnlySpan<float> planes, int height, int width, int top, int left, int bottom, int right, float number)
    {
        int paddedHeight = top + height + bottom;
        int paddedWidth = left + width + right;
        float[] padded = new float[planes.Length / (height * width) * paddedHeight * paddedWidth];
        Array.Fill(padded, number);
        for (int row = 0; row < planes.Length / width; row++)
        {
            int to = ((row / height * paddedHeight) + top + (row % height)) * paddedWidth;
            planes.Slice(row * width, width).CopyTo(padded.AsSpan(to + left));
        }

        return padded;
    }

    /// <summary>Computes the pads of one axis under auto_pad = SAME_UPPER, or SAME_LOWER.</summary>
    public static (int Begin, int End) SamePads(int size, int kernel, int stride, int dilation = 1, bool lower = false)
    {
        int outputs = (size + stride - 1) / stride;
        int pads = Math.Max(0, ((outputs - 1) * stride) + ((kernel - 1) * dilation) + 1 - size);
        return lower ? (pads - (pads / 2), pads / 2) : (pads / 2, pads - (pads / 2));
    }

    /// <summary>Reverses the order of the steps of a sequence [steps, ...].</summary>
    public static float[] ReverseSteps(ReadOnlySpan<float> sequence, int steps)
    {
        float[] reversed = new float[sequence.Length];
        int length = sequence.Length / steps;
        for (int step = 0; step < steps; step++)
            sequence.Slice(step * length, length).CopyTo(reversed.AsSpan((steps - 1 - step) * length));

        return reversed;
    }

    private static float[] TakeParts(ReadOnlySpan<float> tensor, ReadOnlySpan<int> parts)
    {
        float[] result = new float[tensor.Length];
        int length = tensor.Length / parts.Length;
        for (int part = 0; part < parts.Length; part++)
            tensor.Slice(parts[part] * length, length).CopyTo(result.AsSpan(part * length));

        return result;
    }
}
