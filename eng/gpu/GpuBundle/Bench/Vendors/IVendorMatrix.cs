using System;
using System.Collections.Generic;

namespace GpuBundle.Bench.Vendors;

/// <summary>A dense matrix on the device, in every precision that the vendor's library multiplies.</summary>
internal interface IVendorMatrix : IDisposable
{
    /// <summary>Gets every way to multiply it by a batch; they are valid until the next call.</summary>
    /// <param name="batch">Samples.</param>
    IReadOnlyList<IVendorProduct> Products(int batch);
}
