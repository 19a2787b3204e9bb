using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// The generated API of a layer: its sizes, its documentation and the runtime types that implement it.
/// </summary>
/// <param name="Inputs">The input values per sample.</param>
/// <param name="Outputs">The output values per sample.</param>
/// <param name="InputShape">The input shape in documentation: <c>[batch, 784], row-major</c>.</param>
/// <param name="OutputShape">The output shape in documentation.</param>
/// <param name="Sentences">The documentation of the layer: its shape first, its bytes last.</param>
/// <param name="DescriptionType">The type of the description.</param>
/// <param name="DescriptionArguments">The arguments of the description's constructor, after the name.</param>
/// <param name="CpuEngine">The runtime type of the layer's engine on a CPU.</param>
/// <param name="GpuEngine">The runtime type of its engine on a GPU.</param>
/// <param name="Weights">The weights that the layer loads; null for a layer without weights.</param>
internal sealed record LayerApi(
    int Inputs,
    int Outputs,
    string InputShape,
    string OutputShape,
    EquatableArray<string> Sentences,
    string DescriptionType,
    EquatableArray<string> DescriptionArguments,
    string CpuEngine,
    string GpuEngine,
    LoadedWeights? Weights)
{
    /// <summary>
    /// Gets the type arguments of the engines' Create method; null if the only one is the layer's class.
    /// </summary>
    public string? EngineTypeArguments { get; init; }

    /// <summary>
    /// Gets whether the class has generated kernels, which the engine is created with. If not, the engine is created
    /// with
    /// the description.
    /// </summary>
    public bool HasKernels { get; init; } = true;

    /// <summary>
    /// Gets whether the weights have a pattern. Then the class has one description per pattern, and an instance has the
    /// description in use.
    /// </summary>
    public bool HasPatterns { get; init; }

    /// <summary>Gets the API with each of several patterns; empty for a class with one pattern.</summary>
    public EquatableArray<PatternVariant> Variants { get; init; }

    /// <summary>Gets the documentation of the property PackedBytes.</summary>
    public string PackedBytesSummary { get; init; } =
        "the bytes of the packed values and indices on the device, with padding, without the bias";

    /// <summary>Gets the interface of the layer.</summary>
    public string Interface { get; init; } = RuntimeNames.Layer;

    /// <summary>
    /// Gets the size parameters of Forward; none if <see cref="Inputs"/> and <see cref="Outputs"/> are fixed.
    /// </summary>
    public EquatableArray<SizeParameter> Sizes { get; init; }

    /// <summary>Gets the size arguments that are passed to the engine after the two buffers.</summary>
    public string SizeArguments { get; init; } = string.Empty;

    /// <summary>
    /// Gets the qualified name of the static interface member through which the engine reads the description; null if
    /// the
    /// generated kernels implement it.
    /// </summary>
    public string? DescriptionMember { get; init; }

    /// <summary>Gets the sentences that the documentation of Forward repeats: all but the bytes.</summary>
    public string[] ForwardSentences
    {
        get
        {
            string[] sentences = new string[Sentences.Count - 1];
            for (int i = 0; i < sentences.Length; i++)
                sentences[i] = Sentences[i];

            return sentences;
        }
    }

    /// <summary>Gets the sentences on the weights: all but the shape.</summary>
    public string[] StorageSentences
    {
        get
        {
            string[] sentences = new string[Sentences.Count - 1];
            for (int i = 0; i < sentences.Length; i++)
                sentences[i] = Sentences[i + 1];

            return sentences;
        }
    }

    /// <summary>Gets the sentence on the bytes of the weights.</summary>
    public string BytesSentence => Sentences[Sentences.Count - 1];
}

/// <summary>One of several patterns of a class.</summary>
/// <param name="TypeName">The nested type that holds its kernels.</param>
/// <param name="Pattern">The pattern in documentation.</param>
/// <param name="Api">The API of the class with this pattern alone.</param>
internal sealed record PatternVariant(string TypeName, string Pattern, LayerApi Api);

/// <summary>A size parameter of Forward.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Meaning">The parameter's documentation.</param>
internal sealed record SizeParameter(string Name, string Meaning);

/// <summary>The weights of a layer: their runtime type and documentation.</summary>
/// <param name="Type">The runtime type of the weights in memory.</param>
/// <param name="Dense">The dense tensors that a file contains.</param>
/// <param name="Memory">The documentation of the weights in memory.</param>
internal sealed record LoadedWeights(string Type, string Dense, string Memory)
{
    /// <summary>
    /// Gets the packed tensors that a file may contain instead, beginning with a comma; empty if there are none.
    /// </summary>
    public string Packed { get; init; } = string.Empty;

    /// <summary>Gets the other tensors that a file contains, beginning with a comma.</summary>
    public string Others { get; init; } = string.Empty;

    /// <summary>Gets the documentation of the file.</summary>
    public string File => $"it contains {Dense}{Packed}{Others}";
}
