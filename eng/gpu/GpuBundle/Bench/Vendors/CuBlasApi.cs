using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GpuBundle.Bench.Vendors;

/// <summary>
/// The functions of one cuBLAS library. The library's matrices are column-major.
/// </summary>
/// <remarks>Every call throws <see cref="InvalidOperationException"/> where the library refuses.</remarks>
internal sealed unsafe class CuBlasApi
{
    // cublasOperation_t
    public const int AsItIs = 0;
    public const int Transposed = 1;

    // cudaDataType_t
    public const int Float32 = 0;
    public const int Float16 = 2;
    public const int BFloat16 = 14;

    // cublasComputeType_t
    public const int ComputeFloat32 = 68;
    public const int ComputeTf32 = 77;

    // cublasGemmAlgo_t: the library chooses.
    private const int DefaultAlgorithm = -1;

    private readonly delegate* unmanaged<nint*, int> create;
    private readonly delegate* unmanaged<nint, int> destroy;
    private readonly delegate* unmanaged<nint, int*, int> getVersion;
    private readonly delegate* unmanaged<nint, nint, int> setStream;
    private readonly delegate* unmanaged<nint, int, int, int, float*, nint, int, nint, int, float*, nint, int,
    int> sgemv;
    private readonly delegate* unmanaged<nint, int, int, int, int, int, float*, nint, int, nint, int, float*, nint, int,
    int> sgemm;
    private readonly delegate* unmanaged<nint, int, int, int, int, int, float*, nint, int, int, nint, int, int, float*,
    nint, int, int, int, int, int> gemmEx;

    /// <summary>Finds the functions.</summary>
    /// <param name="library">The loaded library.</param>
    /// <exception cref="EntryPointNotFoundException">It is no cuBLAS of version 11 or later.</exception>
    public CuBlasApi(nint library)
    {
        create = (delegate* unmanaged<nint*, int>)NativeLibrary.GetExport(library, "cublasCreate_v2");
        destroy = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "cublasDestroy_v2");
        getVersion = (delegate* unmanaged<nint, int*, int>)NativeLibrary.GetExport(library, "cublasGetVersion_v2");
        setStream = (delegate* unmanaged<nint, nint, int>)NativeLibrary.GetExport(library, "cublasSetStream_v2");
        sgemv = (
            delegate* unmanaged<nint, int, int, int, float*, nint, int, nint, int, float*, nint, int,
            int>)NativeLibrary.GetExport(library, "cublasSgemv_v2");
        sgemm = (
            delegate* unmanaged<nint, int, int, int, int, int, float*, nint, int, nint, int, float*, nint, int,
            int>)NativeLibrary.GetExport(library, "cublasSgemm_v2");
        gemmEx = (
            delegate* unmanaged<nint, int, int, int, int, int, float*, nint, int, int, nint, int, int, float*, nint,
            int, int, int, int, int>)NativeLibrary.GetExport(library, "cublasGemmEx");
    }

    /// <summary>Makes a handle whose work goes to a stream of the current context.</summary>
    public nint Create(nint stream)
    {
        nint handle;
        Check(create(&handle), "cublasCreate");
        Check(setStream(handle, stream), "cublasSetStream");
        return handle;
    }

    /// <summary>Gives a handle back.</summary>
    public void Destroy(nint handle) => destroy(handle);

    /// <summary>Gets the version: 12.8.4 of 120804.</summary>
    public string Version(nint handle)
    {
        int version;
        Check(getVersion(handle, &version), "cublasGetVersion");

        // Before version 12: 11 x 1000 + 11 x 100 + 3.
        (int major, int minor, int patch) = version >= 100_000
            ? (version / 10_000, version / 100 % 100, version % 100)
            : (version / 1000, version / 100 % 10, version % 100);
        return string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}");
    }

    /// <summary>y = op(A) x, with A of m rows and n columns.</summary>
    public void Sgemv(nint handle, int operation, int m, int n, nint a, int lda, nint x, nint y)
    {
        float one = 1, zero = 0;
        Check(sgemv(handle, operation, m, n, &one, a, lda, x, 1, &zero, y, 1), "cublasSgemv");
    }

    /// <summary>C = op(A) op(B), with C of m rows and n columns and k products for each sum.</summary>
    public void Sgemm(
        nint handle, int operationA, int operationB, int m, int n, int k, nint a, int lda, nint b, int ldb, nint c,
        int ldc)
    {
        float one = 1, zero = 0;
        Check(sgemm(handle, operationA, operationB, m, n, k, &one, a, lda, b, ldb, &zero, c, ldc), "cublasSgemm");
    }

    /// <summary>The same with all three matrices of one type of numbers, and float32 sums.</summary>
    public void GemmEx(
        nint handle, int operationA, int operationB, int m, int n, int k, nint a, int lda, nint b, int ldb, nint c,
        int ldc, int type, int compute)
    {
        float one = 1, zero = 0;
        Check(
            gemmEx(
                handle, operationA, operationB, m, n, k, &one, a, type, lda, b, type, ldb, &zero, c, type, ldc, compute,
                DefaultAlgorithm),
            "cublasGemmEx");
    }

    private static void Check(int status, string function)
    {
        if (status != 0)
            throw new InvalidOperationException(
                $"{function} failed with status {status} (cublasStatus_t). Run the bench without this library, or with another version of it.");
    }
}
