using System;
using System.Collections.Generic;
using BalancedKernels.Gpu;
using GpuBundle.Bench.Ceilings;

namespace GpuBundle.Bench.Vendors;

/// <summary>
/// A random matrix in memory once for each size of numbers, and every way in which cuBLAS multiplies it by a batch.
/// </summary>
/// <remarks>
/// The matrix W is [rows, columns]. The library is column-major: a row-major matrix of
/// rows x columns is, to the library, the transposed matrix of columns x rows.
/// </remarks>
internal sealed class CuBlasMatrix(
    GpuDevice device, DeviceMemory memory, CuBlasApi api, nint handle, int rows, int columns)
    : IVendorMatrix
{
    private readonly Dictionary<NumberKind, GpuMemory<uint>> weights = [];
    private readonly List<DriverResource> ofBatch = [];

    /// <inheritdoc/>
    public IReadOnlyList<IVendorProduct> Products(int batch)
    {
        FreeBatch();
        return [
            .. Multiply(batch, NumberKind.Float32),
            .. Multiply(batch, NumberKind.Tf32),
            .. Multiply(batch, NumberKind.Float16),
            .. Multiply(batch, NumberKind.BFloat16)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        FreeBatch();
        foreach (DriverResource buffer in weights.Values)
            memory.Free(buffer);

        weights.Clear();
    }

    private IEnumerable<CuBlasProduct> Multiply(int batch, NumberKind kind)
    {
        CuBlasOperands operands = new(
            kind,
            rows,
            columns,
            batch,
            Weights(kind),
            OfBatch(kind, (long)batch * columns, CuBlasOperands.InputSeed),
            OfBatch(kind, (long)batch * rows, seed: 0));
        int k = columns;
        nint w = operands.Weights.Buffer.NativePtr;
        nint x = operands.Inputs.Buffer.NativePtr;
        nint y = operands.Outputs.Buffer.NativePtr;

        // y[m, n] = W[m, k] x[k, n], all in the library's order, where a batch [n, k] of ours is a matrix of k x n.
        Gemm gemm = kind == NumberKind.Float32 ? Single : Extended;
        string name = kind == NumberKind.Float32 ? "SGEMM" : "GemmEx";
        yield return Product(
            $"{name}",
            WeightOrder.Rows,
            () => gemm(CuBlasApi.Transposed, CuBlasApi.AsItIs, rows, batch, k, w, k, x, k, y, rows));
        yield return Product(
            $"{name}, weights by columns",
            WeightOrder.Columns,
            () => gemm(CuBlasApi.AsItIs, CuBlasApi.AsItIs, rows, batch, k, w, rows, x, k, y, rows));
        if (batch > 1)
            yield break;

        // One sample is a row as well as a column: y[1, m] = x[1, k] W[k, m] takes other kernels.
        yield return Product(
            $"{name}, sample as a row",
            WeightOrder.Rows,
            () => gemm(CuBlasApi.Transposed, CuBlasApi.AsItIs, 1, rows, k, x, k, w, k, y, 1));
        if (kind == NumberKind.Float32)
        {
            yield return Product(
                "SGEMV", WeightOrder.Rows, () => api.Sgemv(handle, CuBlasApi.Transposed, k, rows, w, k, x, y));
            yield return Product(
                "SGEMV, weights by columns",
                WeightOrder.Columns,
                () => api.Sgemv(handle, CuBlasApi.AsItIs, rows, k, w, rows, x, y));
        }

        CuBlasProduct Product(string form, WeightOrder order, Action launch) =>
            new(device, memory, $"cuBLAS {kind.Name} {form}", operands, order, launch);

        void Single(
            int a, int b, int m, int n, int products, nint left, int lda, nint right, int ldb, nint result, int ldc) =>
            api.Sgemm(handle, a, b, m, n, products, left, lda, right, ldb, result, ldc);

        void Extended(
            int a, int b, int m, int n, int products, nint left, int lda, nint right, int ldb, nint result, int ldc) =>
            api.GemmEx(
                handle, a, b, m, n, products, left, lda, right, ldb, result, ldc, TypeOf(kind),
                kind == NumberKind.Tf32 ? CuBlasApi.ComputeTf32 : CuBlasApi.ComputeFloat32);
    }

    private static int TypeOf(NumberKind kind) =>
        kind == NumberKind.Float16
            ? CuBlasApi.Float16
            : kind == NumberKind.BFloat16
            ? CuBlasApi.BFloat16
            : CuBlasApi.Float32;

    private GpuMemory<uint> Weights(NumberKind kind)
    {
        // TF32 multiplies the numbers of float32.
        NumberKind stored = kind == NumberKind.Tf32 ? NumberKind.Float32 : kind;
        if (!weights.TryGetValue(stored, out GpuMemory<uint>? made))
            weights.Add(stored, made = Random(stored, (long)rows * columns, CuBlasOperands.WeightSeed));

        return made;
    }

    private GpuMemory<uint> OfBatch(NumberKind kind, long numbers, uint seed)
    {
        GpuMemory<uint> made = Random(kind, numbers, seed);
        ofBatch.Add(made);
        return made;
    }

    private GpuMemory<uint> Random(NumberKind kind, long numbers, uint seed)
    {
        GpuMemory<uint> made = memory.ReserveWords(kind.Words(numbers), $"a matrix of {numbers} numbers for cuBLAS");
        memory.Fill(made.View, kind.Varying, kind.Constant, seed);
        return made;
    }

    private void FreeBatch()
    {
        ofBatch.ForEach(memory.Free);
        ofBatch.Clear();
    }

    private delegate void Gemm(
        int a, int b, int m, int n, int products, nint left, int lda, nint right, int ldb, nint result, int ldc);
}
