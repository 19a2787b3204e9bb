namespace BalancedKernels.Compiler.Models;

/// <summary>
/// One weight matrix that kernels are generated for: a linear layer, or a matrix of a convolution or a recurrent layer.
/// The planners read nothing else.
/// </summary>
/// <param name="Type">The class that the generated part completes.</param>
/// <param name="Shape">The shape of the weight matrix.</param>
/// <param name="Pattern">The sparsity pattern; 32:32 for a layer without one.</param>
/// <param name="WeightType">The type that weights are stored in.</param>
/// <param name="Bias">Whether the layer has a bias.</param>
/// <param name="Activation">The activation of each output.</param>
/// <param name="Gpu">Whether GPU kernels are generated.</param>
internal sealed record LayerModel(
    TypeShell Type,
    MatrixShape Shape,
    BalancedPattern Pattern,
    WeightType WeightType,
    bool Bias,
    Activation Activation,
    bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <inheritdoc/>
    public override SampleShape? InputShape => new SampleShape(Shape.Inputs);

    /// <inheritdoc/>
    public override SampleShape? OutputShape => new SampleShape(Shape.Outputs);

    /// <summary>The memory order of the samples that the matrix is multiplied by.</summary>
    public SampleKind Samples { get; init; }

    /// <summary>
    /// The member of the layer's description that describes this matrix, with its dot; empty for the description
    /// itself.
    /// </summary>
    public string DescriptionPart { get; init; } = string.Empty;

    /// <summary>The C# expression for the description of this matrix.</summary>
    public string Description => IsProduct
        ? Type.Members.Description
        : $"{Type.Members.Descriptions}[{Type.PatternIndex ?? 0}]{DescriptionPart}";

    /// <summary>Whether it is one of the matrices of a recurrent layer, which has the engine.</summary>
    public bool IsProduct { get; init; }

    /// <summary>Weights stored for one row, including the spare slots of a ragged last block.</summary>
    public int SlotsPerRow => Pattern.IsDense ? Shape.Inputs : Pattern.Slots(Shape.Inputs);

    /// <summary>The fraction of the real weights that is not stored.</summary>
    public double TrueRatio => Pattern.IsDense ? 0 : Pattern.TrueRatio(Shape.Inputs);

    /// <summary>Bytes of the dense weight matrix, without the bias.</summary>
    public long DenseBytes => (long)Shape.Outputs * Shape.Inputs * ValueFormat.Of(WeightType).Bytes;
}

/// <summary>The shape of a weight matrix, [outputs, inputs].</summary>
internal readonly record struct MatrixShape(int Inputs, int Outputs);

/// <summary>The memory order of a product's samples and results.</summary>
internal enum SampleKind
{
    /// <summary>Row-major: [sample, input] to [sample, output].</summary>
    Rows,

    /// <summary>
    /// The output positions of images (implicit im2col); results are stored as [image, output, position].
    /// </summary>
    Positions,
}
