namespace GpuBundle.Bench.Vendors;

/// <summary>One way to multiply a dense matrix by a batch.</summary>
internal interface IVendorProduct
{
    /// <summary>Gets what it is called: <c>cuBLAS float16 GemmEx</c>.</summary>
    string Name { get; }

    /// <summary>Gets how it multiplies: float32, tf32, float16 or bfloat16.</summary>
    string WeightType { get; }

    /// <summary>Gives the product to the device.</summary>
    void Launch();

    /// <summary>Multiplies once, and holds some of the sums to the same in double.</summary>
    bool IsRight();
}
