using System;
using System.Linq;
using BalancedKernels.Gpu;
using GpuBundle.Bench.Ceilings;

namespace GpuBundle.Bench.Vendors;

/// <summary>One call of cuBLAS.</summary>
internal sealed class CuBlasProduct(
    GpuDevice device, DeviceMemory memory, string name, CuBlasOperands operands, WeightOrder order, Action launch)
    : IVendorProduct
{
    private const int CheckedRows = 8;
    private const double FloatRounding = 1.0 / (1 << 24);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string WeightType => operands.Kind.Name;

    /// <inheritdoc/>
    public void Launch()
    {
        using (device.Enter("the bench"))
            launch();
    }

    /// <inheritdoc/>
    public bool IsRight()
    {
        // NaN in every precision: what is not written shows.
        memory.Set(operands.Outputs, 0xFF);
        Launch();
        uint[] outputs = memory.Fetch(operands.Outputs);

        int[] rows = [
            .. Enumerable.Range(1, CheckedRows)
                .Select(part => (int)((long)part * operands.Rows / CheckedRows) - 1)
                .Where(row => row >= 0)
                .Distinct()];
        int[] samples = [.. new[] { 0, operands.Batch - 1 }.Distinct()];
        return samples.All(sample => rows.All(row => IsRight(row, sample, outputs)));
    }

    private bool IsRight(int row, int sample, ReadOnlySpan<uint> outputs)
    {
        NumberKind kind = operands.Kind;
        double sum = 0;
        double size = 0;
        for (int column = 0; column < operands.Columns; column++)
        {
            long place = order == WeightOrder.Rows
                ? ((long)row * operands.Columns) + column
                : ((long)column * operands.Rows) + row;
            double product = kind.Made(place, CuBlasOperands.WeightSeed) * kind.Made(
                ((long)sample * operands.Columns) + column, CuBlasOperands.InputSeed);
            sum += product;
            size += Math.Abs(product);
        }

        // Both factors lose a little, and every sum of products one rounding (see LinearReference). The library may
        // share a sum out and store the parts as it stores results: together the parts are no larger than all products,
        // and so is the total.
        double found = kind.Read(outputs, ((long)sample * operands.Rows) + row);
        double bound =
            size * (((operands.Columns + 2) * FloatRounding) + (2.1 * kind.InputRounding) + (2 * kind.OutputRounding));
        return Math.Abs(found - sum) <= bound;
    }
}
