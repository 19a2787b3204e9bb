using System;

namespace GpuBundle.Bench.Vendors;

/// <summary>A library of the device's vendor that multiplies dense matrices.</summary>
internal interface IVendorLibrary : IDisposable
{
    /// <summary>Gets what it is called.</summary>
    string Name { get; }

    /// <summary>Gets its version.</summary>
    string Version { get; }

    /// <summary>Makes a random matrix, ready to be multiplied by batches.</summary>
    /// <param name="rows">Outputs.</param>
    /// <param name="columns">Inputs.</param>
    IVendorMatrix Matrix(int rows, int columns);
}
