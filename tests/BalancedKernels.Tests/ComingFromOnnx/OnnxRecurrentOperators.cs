using System;
using System.Linq;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>
/// One direction of ONNX's LSTM and GRU as the specification defines them, in plain loops over doubles.
/// </summary>
/// <param name="w">[gates * hidden, inputs]: i, o, f, c of an LSTM; z, r, h of a GRU.</param>
/// <param name="r">[gates * hidden, hidden].</param>
/// <param name="b">[2 * gates * hidden]: Wb, then Rb.</param>
/// <param name="inputs">Numbers of a step.</param>
/// <param name="hidden">Units.</param>
internal sealed class OnnxRecurrentOperators(float[] w, float[] r, float[] b, int inputs, int hidden)
{
    /// <summary>Computes an LSTM for one sequence.</summary>
    /// <param name="steps">[inputs] of each step, in the order in which they are read.</param>
    /// <param name="initialH">[hidden].</param>
    /// <param name="initialC">[hidden].</param>
    /// <returns>[hidden] of each step, then the last cell state.</returns>
    public double[][] Lstm(float[][] steps, float[] initialH, float[] initialC)
    {
        double[] h = [.. initialH.Select(number => (double)number)];
        double[] c = [.. initialC.Select(number => (double)number)];
        double[][] y = new double[steps.Length + 1][];
        for (int step = 0; step < steps.Length; step++)
        {
            double[] before = [.. h];
            for (int unit = 0; unit < hidden; unit++)
            {
                double Gate(int gate) => Input(gate, unit, steps[step]) + Recurrence(gate, unit, before);
                c[unit] = (Sigmoid(Gate(2)) * c[unit]) + (Sigmoid(Gate(0)) * Math.Tanh(Gate(3)));
                h[unit] = Sigmoid(Gate(1)) * Math.Tanh(c[unit]);
            }

            y[step] = [.. h];
        }

        y[^1] = c;
        return y;
    }

    /// <summary>Computes a GRU for one sequence.</summary>
    /// <param name="steps">[inputs] of each step, in the order in which they are read.</param>
    /// <param name="initialH">[hidden].</param>
    /// <param name="linearBeforeReset">Whether the reset gate is applied after the product.</param>
    /// <returns>[hidden] of each step.</returns>
    public double[][] Gru(float[][] steps, float[] initialH, bool linearBeforeReset)
    {
        double[] h = [.. initialH.Select(number => (double)number)];
        double[][] y = new double[steps.Length][];
        for (int step = 0; step < steps.Length; step++)
        {
            double[] before = [.. h];
            double[] reset = [
                .. Enumerable.Range(0, hidden).Select(unit =>
                    Sigmoid(Input(1, unit, steps[step]) + Recurrence(1, unit, before)))];
            double[] resetBefore = [.. reset.Zip(before, (gate, number) => gate * number)];
            for (int unit = 0; unit < hidden; unit++)
            {
                double z = Sigmoid(Input(0, unit, steps[step]) + Recurrence(0, unit, before));
                double recurrence = linearBeforeReset
                    ? reset[unit] * Recurrence(2, unit, before)
                    : Recurrence(2, unit, resetBefore);
                h[unit] = ((1 - z) * Math.Tanh(Input(2, unit, steps[step]) + recurrence)) + (z * before[unit]);
            }

            y[step] = [.. h];
        }

        return y;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private double Input(int gate, int unit, float[] x)
    {
        int row = (gate * hidden) + unit;
        return b[row] + Enumerable.Range(0, inputs).Sum(i => (double)w[(row * inputs) + i] * x[i]);
    }

    private double Recurrence(int gate, int unit, double[] h)
    {
        int row = (gate * hidden) + unit;
        return b[(b.Length / 2) + row] + Enumerable.Range(0, hidden).Sum(i => r[(row * hidden) + i] * h[i]);
    }
}
