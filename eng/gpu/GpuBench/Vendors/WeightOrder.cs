namespace GpuBench.Vendors;

/// <summary>Which weights of a matrix stand together.</summary>
internal enum WeightOrder
{
    /// <summary>[rows, columns]: those of an output.</summary>
    Rows,

    /// <summary>[columns, rows]: those of an input.</summary>
    Columns,
}
