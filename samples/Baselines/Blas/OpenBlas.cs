using System;
using System.Runtime.InteropServices;

namespace Baselines.Blas;

/// <summary>
/// The functions of OpenBLAS that a linear layer needs, found in the system's library. Matrices are row-major.
/// </summary>
internal sealed unsafe class OpenBlas
{
    private const int RowMajor = 101;
    private const int AsItIs = 111;
    private const int Transposed = 112;

    private static readonly string[] FileNames = ["libopenblas.so.0", "libopenblas.0.dylib", "libopenblas.dll"];

    private readonly delegate* unmanaged<int, void> setThreads;
    private readonly delegate* unmanaged<int, int, int, int, float, float*, int, float*, int, float, float*, int,
    void> sgemv;
    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*,
    int, void> sgemm;

    private OpenBlas(IntPtr library)
    {
        setThreads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads");
        sgemv = (
            delegate* unmanaged<int, int, int, int, float, float*, int, float*, int, float, float*, int,
            void>)NativeLibrary.GetExport(library, "cblas_sgemv");
        sgemm = (
            delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int,
            void>)NativeLibrary.GetExport(library, "cblas_sgemm");
    }

    /// <summary>Gets the library, or null where the system has none.</summary>
    public static OpenBlas? Instance { get; } = Load();

    /// <summary>Sets the threads of every call from now on, in the whole process.</summary>
    public void SetThreads(int threads) => setThreads(threads);

    /// <summary>Adds a matrix times a vector: y += A x, or y += transposed A x.</summary>
    /// <param name="matrix">[rows, columns].</param>
    /// <param name="transposed">Whether x has rows numbers and y columns, and not the other way round.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="columns">Columns of A.</param>
    /// <param name="x">The vector.</param>
    /// <param name="y">What is added to.</param>
    public void AddMatrixVector(float* matrix, bool transposed, int rows, int columns, float* x, float* y) =>
        sgemv(RowMajor, transposed ? Transposed : AsItIs, rows, columns, 1, matrix, columns, x, 1, 1, y, 1);

    /// <summary>Adds a product: Y [batch, outputs] += X [batch, inputs] times B.</summary>
    /// <param name="x">[batch, inputs].</param>
    /// <param name="right">B, [inputs, outputs], or [outputs, inputs] where it is transposed.</param>
    /// <param name="transposed">Whether B lies transposed.</param>
    /// <param name="batch">Rows of X.</param>
    /// <param name="inputs">Columns of X.</param>
    /// <param name="outputs">Columns of Y.</param>
    /// <param name="y">What is added to.</param>
    public void AddProduct(float* x, float* right, bool transposed, int batch, int inputs, int outputs, float* y) =>
        sgemm(
            RowMajor, AsItIs, transposed ? Transposed : AsItIs, batch, outputs, inputs, 1, x, inputs, right,
            transposed ? inputs : outputs, 1, y, outputs);

    private static OpenBlas? Load()
    {
        foreach (string name in FileNames)
        {
            if (NativeLibrary.TryLoad(name, out IntPtr library))
                return new OpenBlas(library);
        }

        return null;
    }
}
