namespace BalancedKernels.Gpu;

/// <summary>What was decided about a layer's kernels for tensor cores, as far as the runtime must know.</summary>
/// <param name="LeastSamples">Samples from which on they are used.</param>
/// <param name="Form">How weights are brought to tensor cores.</param>
/// <param name="CellColumns">Columns of a packed cell: 32 or 64.</param>
/// <param name="Chunks">Steps of <see cref="CellsPerChunk"/> cells that a row has.</param>
/// <param name="Few">How the kernel for up to eight samples is launched.</param>
/// <param name="Many">How the kernel for more samples is launched.</param>
public sealed record GpuTensorPlan(int LeastSamples, GpuTensorForm Form, int CellColumns, int Chunks, GpuKernelShape Few, GpuKernelShape Many)
{
    /// <summary>Samples that stand together in the arranged inputs.</summary>
    public const int TileSamples = 8;

    /// <summary>Gets how the kernel for very many samples is launched; null where a layer has none.</summary>
    public GpuKernelShape? Large { get; init; }

    /// <summary>Gets the samples from which on that one is used.</summary>
    public int LeastLargeSamples { get; init; }

    /// <summary>Gets the cells of a row that a warp multiplies at a time.</summary>
    public int CellsPerChunk => Form == GpuTensorForm.Spread ? 8 : 4;

    /// <summary>Gets the 16-byte words that the inputs of <see cref="TileSamples"/> samples take.</summary>
    public int InputWordsPerTile => Chunks * CellsPerChunk * CellColumns;

    /// <summary>Gets which kernel a batch takes.</summary>
    public GpuTensorRegime Regime(int batch) => batch <= Few.Samples ? GpuTensorRegime.Few
        : Large is not null && batch >= LeastLargeSamples ? GpuTensorRegime.Large
        : GpuTensorRegime.Many;

    /// <summary>Gets how a kernel is launched.</summary>
    public GpuKernelShape Shape(GpuTensorRegime regime) => regime switch
    {
        GpuTensorRegime.Few => Few,
        GpuTensorRegime.Large when Large is { } large => large,
        _ => Many,
    };
}
