using System;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>ONNX's operators as its specification defines them, in plain loops over doubles.</summary>
internal static class OnnxOperators
{
    /// <summary><c>alpha * a * b' + beta * c</c>, where b is [in, out], or [out, in] with transB.</summary>
    public static double[] Gemm(float[] a, float[] b, float[] c, bool transB, float alpha, float beta)
    {
        int outputs = c.Length;
        int inputs = b.Length / outputs;
        double[] y = new double[a.Length / inputs * outputs];
        for (int i = 0; i < y.Length; i++)
        {
            int row = i / outputs;
            int column = i % outputs;
            for (int k = 0; k < inputs; k++)
                y[i] += (double)alpha * a[(row * inputs) + k] * (
                    transB ? b[(column * inputs) + k] : b[(k * outputs) + column]);

            y[i] += (double)beta * c[column];
        }

        return y;
    }

    /// <summary>A convolution of one image.</summary>
    /// <param name="x">[channels, height, width].</param>
    /// <param name="w">[outputs, channels / group, kernel height, kernel width].</param>
    /// <param name="b">[outputs].</param>
    /// <param name="sizes">Height and width.</param>
    /// <param name="kernel">Height and width.</param>
    /// <param name="pads">Top, left, bottom, right.</param>
    /// <param name="stride">Of both axes.</param>
    /// <param name="dilation">Of both axes.</param>
    /// <param name="group">Groups.</param>
    public static double[] Conv(
        float[] x, float[] w, float[] b, int[] sizes, int[] kernel, int[] pads, int stride, int dilation, int group)
    {
        int channels = w.Length / b.Length / (kernel[0] * kernel[1]);
        int outHeight = ((sizes[0] + pads[0] + pads[2] - ((kernel[0] - 1) * dilation) - 1) / stride) + 1;
        int outWidth = ((sizes[1] + pads[1] + pads[3] - ((kernel[1] - 1) * dilation) - 1) / stride) + 1;
        double[] y = new double[b.Length * outHeight * outWidth];
        for (int i = 0; i < y.Length; i++)
        {
            int output = i / (outHeight * outWidth);
            y[i] = b[output];
            for (int k = 0; k < w.Length / b.Length; k++)
            {
                int channel = (output / (b.Length / group) * channels) + (k / (kernel[0] * kernel[1]));
                int row = (i / outWidth % outHeight * stride) + (k / kernel[1] % kernel[0] * dilation) - pads[0];
                int column = (i % outWidth * stride) + (k % kernel[1] * dilation) - pads[1];
                if (row >= 0 && row < sizes[0] && column >= 0 && column < sizes[1])
                    y[i] += (double)w[(output * (w.Length / b.Length)) + k] * x[
                        (((channel * sizes[0]) + row) * sizes[1]) + column];
            }
        }

        return y;
    }

    /// <summary>MaxPool, or AveragePool, of square windows over planes [height, width].</summary>
    /// <param name="x">[..., height, width].</param>
    /// <param name="sizes">Height and width.</param>
    /// <param name="kernel">Rows and columns of a window.</param>
    /// <param name="stride">Of both axes.</param>
    /// <param name="pads">Top, left, bottom, right.</param>
    /// <param name="max">Whether it is a maximum.</param>
    /// <param name="countIncludePad">Whether a mean divides by the whole window.</param>
    public static double[] Pool(
        float[] x, int[] sizes, int kernel, int stride, int[] pads, bool max, bool countIncludePad)
    {
        int outHeight = ((sizes[0] + pads[0] + pads[2] - kernel) / stride) + 1;
        int outWidth = ((sizes[1] + pads[1] + pads[3] - kernel) / stride) + 1;
        double[] y = new double[x.Length / (sizes[0] * sizes[1]) * outHeight * outWidth];
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            double largest = double.NegativeInfinity;
            int count = 0;
            for (int k = 0; k < kernel * kernel; k++)
            {
                int row = (i / outWidth % outHeight * stride) + (k / kernel) - pads[0];
                int column = (i % outWidth * stride) + (k % kernel) - pads[1];
                if (row < 0 || row >= sizes[0] || column < 0 || column >= sizes[1])
                    continue;

                float number = x[(((i / (outHeight * outWidth) * sizes[0]) + row) * sizes[1]) + column];
                sum += number;
                largest = Math.Max(largest, number);
                count++;
            }

            y[i] = max ? largest : sum / (countIncludePad ? kernel * kernel : count);
        }

        return y;
    }
}
