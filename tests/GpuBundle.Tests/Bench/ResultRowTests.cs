using GpuBundle.Bench.Results;

namespace GpuBundle.Tests.Bench;

public sealed class ResultRowTests
{
    [Fact]
    public void The_fastest_baseline_with_weights_of_as_many_bits_counts()
    {
        Assert.Equal(("cuBLAS float16 GemmEx", 3.0), (Examples.Row.BestBaseline, Examples.Row.Ratio));

        ResultRow single = Examples.Row with { Weights = "float32" };
        Assert.Equal(("cuBLAS float32 SGEMV", 6.0), (single.BestBaseline, single.Ratio));
    }

    [Fact]
    public void Numbers_of_tf32_are_stored_in_32_bits()
    {
        ResultRow row = Examples.Row with { Weights = "float32", Baselines = [Examples.Baseline("tf32", "tf32", 20), .. Examples.Row.Baselines] };
        Assert.Equal("tf32", row.BestBaseline);
    }

    [Fact]
    public void Baselines_that_are_sparse_or_wrong_do_not_count()
    {
        ResultRow row = Examples.Row with { Baselines = [Examples.Baseline("sparse", "float16", 5, pattern: "4:2"), Examples.Baseline("wrong", "float16", 5, verified: false), Examples.Baseline("unchecked", "float16", 8, verified: null)] };
        Assert.Equal(("unchecked", 2.0), (row.BestBaseline, row.Ratio));
    }

    [Fact]
    public void Without_a_baseline_there_is_no_ratio()
    {
        ResultRow row = Examples.Row with { Baselines = [] };
        Assert.Equal((null, null, null), (row.BestBaseline, row.BestBaselineMicroseconds, row.Ratio));
    }

    [Fact]
    public void The_limit_of_the_bytes_compares_dense_weights_of_the_same_precision()
    {
        Assert.Equal(4.0, Examples.Row.ByteRatioLimit);
        Assert.Equal(8.0, (Examples.Row with { Weights = "float32" }).ByteRatioLimit);
    }
}
