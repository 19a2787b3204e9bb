using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Testing;
using GpuBundle.Bench.Ceilings;
using GpuBundle.Bench.Vendors;

namespace GpuBundle.Tests.Bench.Vendors;

/// <summary>
/// What cuBLAS is called with: a matrix that is taken the other way round is the classic mistake, and just as fast.
/// </summary>
public sealed class CuBlasTests : StubDeviceTests
{
    private const int Rows = 6;
    private const int Columns = 4;

    [Fact]
    public void One_sample_is_multiplied_in_every_form()
    {
        using CuBlas library = Open();
        using IVendorMatrix matrix = library.Matrix(Rows, Columns);

        Assert.Equal(
            [
                ("cuBLAS float32 SGEMM", "sgemm ops=1,0 m=6 n=1 k=4 ld=4,4,6"),
                ("cuBLAS float32 SGEMM, weights by columns", "sgemm ops=0,0 m=6 n=1 k=4 ld=6,4,6"),
                ("cuBLAS float32 SGEMM, sample as a row", "sgemm ops=1,0 m=1 n=6 k=4 ld=4,4,1"),
                ("cuBLAS float32 SGEMV", "sgemv op=1 m=4 n=6 lda=4 steps=1,1"),
                ("cuBLAS float32 SGEMV, weights by columns", "sgemv op=0 m=6 n=4 lda=6 steps=1,1"),
                ("cuBLAS tf32 GemmEx", "gemmEx ops=1,0 m=6 n=1 k=4 types=0,0,0 ld=4,4,6 compute=77 algorithm=-1"),
                (
                    "cuBLAS tf32 GemmEx, weights by columns",
                    "gemmEx ops=0,0 m=6 n=1 k=4 types=0,0,0 ld=6,4,6 compute=77 algorithm=-1"),
                (
                    "cuBLAS tf32 GemmEx, sample as a row",
                    "gemmEx ops=1,0 m=1 n=6 k=4 types=0,0,0 ld=4,4,1 compute=77 algorithm=-1"),
                ("cuBLAS float16 GemmEx", "gemmEx ops=1,0 m=6 n=1 k=4 types=2,2,2 ld=4,4,6 compute=68 algorithm=-1"),
                (
                    "cuBLAS float16 GemmEx, weights by columns",
                    "gemmEx ops=0,0 m=6 n=1 k=4 types=2,2,2 ld=6,4,6 compute=68 algorithm=-1"),
                (
                    "cuBLAS float16 GemmEx, sample as a row",
                    "gemmEx ops=1,0 m=1 n=6 k=4 types=2,2,2 ld=4,4,1 compute=68 algorithm=-1"),
                (
                    "cuBLAS bfloat16 GemmEx",
                    "gemmEx ops=1,0 m=6 n=1 k=4 types=14,14,14 ld=4,4,6 compute=68 algorithm=-1"),
                (
                    "cuBLAS bfloat16 GemmEx, weights by columns",
                    "gemmEx ops=0,0 m=6 n=1 k=4 types=14,14,14 ld=6,4,6 compute=68 algorithm=-1"),
                (
                    "cuBLAS bfloat16 GemmEx, sample as a row",
                    "gemmEx ops=1,0 m=1 n=6 k=4 types=14,14,14 ld=4,4,1 compute=68 algorithm=-1"),
            ],
            matrix.Products(batch: 1).Select(product => (product.Name, Call(product))));
    }

    [Fact]
    public void A_batch_is_a_matrix_of_as_many_columns()
    {
        using CuBlas library = Open();
        using IVendorMatrix matrix = library.Matrix(Rows, Columns);

        Assert.Equal(
            ["sgemm ops=1,0 m=6 n=3 k=4 ld=4,4,6", "sgemm ops=0,0 m=6 n=3 k=4 ld=6,4,6"],
            matrix.Products(batch: 3).Where(product => product.WeightType == "float32").Select(Call));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_form_gives_the_sums_of_the_same_numbers_in_double(int batch)
    {
        using CuBlas library = Open();
        using IVendorMatrix matrix = library.Matrix(33, 17);

        Assert.All(matrix.Products(batch), product => Assert.True(product.IsRight(), product.Name));
    }

    [Fact]
    public void A_matrix_that_is_taken_the_other_way_round_is_noticed()
    {
        using CuBlas library = Open();
        using IVendorMatrix matrix = library.Matrix(33, 17);
        StubCuBlas.Reset(fault: true);

        IVendorProduct[] products = [.. matrix.Products(batch: 3)];

        // The stub reads those with more rows than columns wrongly: weights by rows.
        Assert.All(
            products,
            product => Assert.Equal(product.Name.EndsWith("by columns", StringComparison.Ordinal), product.IsRight()));
    }

    [Fact]
    public void The_version_is_told_in_three_parts()
    {
        using CuBlas library = Open();
        Assert.Equal("12.8.4", library.Version);
    }

    [Fact]
    public void A_folder_without_the_library_is_told()
    {
        using TemporaryFolder empty = new();
        bool opened =
            CuBlas.TryOpen(Device, new DeviceMemory(Device, groups: 1), empty.FullPath, out _, out string failure);

        Assert.False(opened);
        Assert.Equal($"no libcublas.so.13, .12, .11 in {empty.FullPath}", failure);
    }

    [Fact]
    public void Folders_of_Python_packages_are_looked_into()
    {
        using TemporaryFolder packages = new();
        string[] folders = [packages.File("nvidia/cu13/lib"), packages.File("nvidia/cublas/lib")];
        foreach (string folder in folders)
            System.IO.Directory.CreateDirectory(folder);

        IEnumerable<string> found = CuBlasFiles.PackageFolders([packages.File("nowhere"), packages.FullPath]);

        Assert.Equal(folders.Order(StringComparer.Ordinal), found);
    }

    private static string Call(IVendorProduct product)
    {
        StubCuBlas.Reset();
        product.Launch();
        return Assert.Single(StubCuBlas.Calls);
    }

    private CuBlas Open()
    {
        Assert.True(
            CuBlas.TryOpen(
                Device, new DeviceMemory(Device, groups: 1), Folder, out CuBlas? library, out string failure),
            failure);
        return library;
    }
}
