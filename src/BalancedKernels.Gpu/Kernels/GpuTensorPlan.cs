namespace BalancedKernels.Gpu;

/// <summary>What was decided about a layer's kernels for tensor cores, as far as the runtime must know.</summary>
/// <param name="LeastSamples">Samples from which on they are used.</param>
/// <param name="CellColumns">Columns of a packed cell, 32 or 64; a lane multiplies whole cells.</param>
/// <param name="Chunks">Steps of <see cref="CellsPerChunk"/> cells that a row has.</param>
/// <param name="Few">How the kernel for up to eight samples is launched.</param>
/// <param name="Many">How the kernel for more samples is launched.</param>
public sealed record GpuTensorPlan(int LeastSamples, int CellColumns, int Chunks, GpuKernelShape Few, GpuKernelShape Many)
{
    /// <summary>Cells of a row that four lanes multiply at a time.</summary>
    public const int CellsPerChunk = 4;

    /// <summary>Samples that one multiplication takes.</summary>
    public const int TileSamples = 8;

    /// <summary>Gets the 16-byte words that the inputs of <see cref="TileSamples"/> samples take.</summary>
    public int InputWordsPerTile => Chunks * (CellColumns / 8) * 32;

    /// <summary>Gets how the kernel for a batch is launched.</summary>
    public GpuKernelShape Shape(int batch) => IsMany(batch) ? Many : Few;

    /// <summary>Gets whether a batch takes the kernel for many samples.</summary>
    public bool IsMany(int batch) => batch > Few.Samples;
}
