namespace BalancedKernels.Compiler.Models;

/// <summary>
/// Everything the planners know about one weight matrix with kernels of its own: a linear layer, or what another kind
/// multiplies with.
/// </summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Shape">The weight matrix.</param>
/// <param name="Pattern">The sparsity pattern; 32:32 for a layer without one.</param>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">What is done to each output.</param>
/// <param name="Gpu">Whether GPU kernels are written too.</param>
internal sealed record LayerModel(
    TypeShell Type,
    LinearShape Shape,
    BalancedPattern Pattern,
    WeightType WeightType,
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

    /// <summary>
    /// The member of the layer's description that describes this matrix, with its dot; empty where the whole does.
    /// </summary>
    public string DescriptionPart { get; init; } = string.Empty;

    /// <summary>The expression for what describes this matrix.</summary>
    public string Description => IsProduct
        ? Type.Members.Description
        : $"{Type.Members.Descriptions}[{Type.Form ?? 0}]{DescriptionPart}";

    /// <summary>Whether it is one of the products of another layer, which has the engine.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Weights stored for one row, spare slots of a ragged last block included.</summary>
    public int SlotsPerRow => Pattern.IsDense ? Shape.Inputs : Pattern.Slots(Shape.Inputs);

    /// <summary>Share of the real weights that is not stored.</summary>
    public double TrueRatio => Pattern.IsDense ? 0 : Pattern.TrueRatio(Shape.Inputs);

    /// <summary>Bytes that the weights take when every one is stored, without the bias.</summary>
    public long DenseBytes => (long)Shape.Outputs * Shape.Inputs * ValueFormat.Of(WeightType).Bytes;
}
