namespace GpuBundle.Bench.Vendors;

/// <summary>The order of a matrix's weights in memory.</summary>
internal enum WeightOrder
{
    /// <summary>[rows, columns]: those of an output.</summary>
    Rows,

    /// <summary>[columns, rows]: those of an input.</summary>
    Columns,
}
