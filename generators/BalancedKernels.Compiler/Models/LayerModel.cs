namespace BalancedKernels.Compiler.Models;

/// <summary>Everything the planners know about one weight matrix with kernels of its own: a linear layer, or what another kind multiplies with.</summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Shape">The weight matrix.</param>
/// <param name="Pattern">The sparsity pattern; 32:32 for a layer without one.</param>
/// <param name="Weights">How weights are stored.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">What is done to each output.</param>
/// <param name="Gpu">Whether GPU kernels are written too.</param>
internal sealed record LayerModel(
    TypeShell Type,
    LinearShape Shape,
    BalancedPattern Pattern,
    Precision Weights,
    bool Bias,
    Activation Activation,
    bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <inheritdoc/>
    public override SampleShape? Takes => new SampleShape(Shape.Inputs);

    /// <inheritdoc/>
    public override SampleShape? Gives => new SampleShape(Shape.Outputs);

    /// <summary>What the matrix is multiplied with.</summary>
    public SampleKind Samples { get; init; }

    /// <summary>The member of the class's description that describes this matrix, with its dot; empty where the whole does.</summary>
    public string DescriptionPart { get; init; } = string.Empty;

    /// <summary>Whether it is one of the products of another layer, which has the engine.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Weights stored for one row, spare slots of a ragged last block included.</summary>
    public int SlotsPerRow => Pattern.IsDense ? Shape.Inputs : Pattern.Slots(Shape.Inputs);

    /// <summary>Share of the real weights that is not stored.</summary>
    public double TrueRatio => Pattern.IsDense ? 0 : Pattern.TrueRatio(Shape.Inputs);

    /// <summary>Bytes of one stored weight.</summary>
    public int BytesPerValue => Weights == Precision.Float32 ? 4 : 2;

    /// <summary>Bytes that the weights take when every one is stored, without the bias.</summary>
    public long DenseBytes => (long)Shape.Outputs * Shape.Inputs * BytesPerValue;

    /// <summary>Bytes that values and indices take on a CPU where indices are bit fields, without the bias and without padding rows.</summary>
    public long PackedBytes => (long)Shape.Outputs * BytesPerRow(CpuIndices.Fields);

    /// <summary>Words of four bytes that a tile takes on a CPU, indices included.</summary>
    public int CpuWordsPerTile(CpuIndices indices) => Pattern.IsDense
        ? CpuCells.ValueWords(Shape.Inputs, Weights)
        : Pattern.Blocks(Shape.Inputs) * CpuCells.WordsPerBlock(Pattern, Weights, indices);

    /// <summary>Bytes of one row on a CPU, indices included.</summary>
    public int BytesPerRow(CpuIndices indices) => (int)(CpuWordsPerTile(indices) * 4L / CpuTile.Rows);
}
