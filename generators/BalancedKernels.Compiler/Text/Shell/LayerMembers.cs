using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>What a layer shows its callers: sizes, sentences, and the runtime's types behind it.</summary>
/// <param name="Inputs">Numbers that one sample has on the way in.</param>
/// <param name="Outputs">Numbers that one sample has on the way out.</param>
/// <param name="InputShape">As documentation says it: <c>[batch, 784], row-major</c>.</param>
/// <param name="OutputShape">The same for the output.</param>
/// <param name="Sentences">What the layer is, a sentence each: its shape first, its bytes last.</param>
/// <param name="Description">The type of the static description.</param>
/// <param name="DescriptionArguments">The arguments of its constructor, after the name.</param>
/// <param name="CpuEngine">The type that runs the layer on a CPU.</param>
/// <param name="GpuEngine">The type that runs it on a GPU.</param>
/// <param name="Weights">What is loaded; null for a layer without weights.</param>
internal sealed record LayerMembers(
    int Inputs,
    int Outputs,
    string InputShape,
    string OutputShape,
    EquatableArray<string> Sentences,
    string Description,
    EquatableArray<string> DescriptionArguments,
    string CpuEngine,
    string GpuEngine,
    ShellWeights? Weights)
{
    /// <summary>Gets the type arguments that engines are made with; null where they are the layer itself.</summary>
    public string? EngineTypes { get; init; }

    /// <summary>
    /// Gets whether the class brings kernels, so that its engine is made of it; where it does not, of the description.
    /// </summary>
    public bool HasKernels { get; init; } = true;

    /// <summary>
    /// Gets whether weights are packed in a pattern, so that the class has a list of descriptions and an instance has
    /// the one in use.
    /// </summary>
    public bool HasPatterns { get; init; }

    /// <summary>Gets what the class shows with each of its patterns; empty where it has one.</summary>
    public EquatableArray<ShellPattern> Forms { get; init; }

    /// <summary>Gets what the bytes are that the layer counts.</summary>
    public string Counted { get; init; } =
        "the bytes that values and indices take on the device, bias excluded and padding included";

    /// <summary>Gets the interface that callers use the layer by.</summary>
    public string Interface { get; init; } = RuntimeNames.Layer;

    /// <summary>
    /// Gets the sizes that are given to each Forward; none where <see cref="Inputs"/> and <see cref="Outputs"/> are
    /// fixed.
    /// </summary>
    public EquatableArray<ShellSize> Sizes { get; init; }

    /// <summary>Gets the sizes as the engine takes them, as arguments after the two buffers.</summary>
    public string SizeArguments { get; init; } = string.Empty;

    /// <summary>
    /// Gets the static member of an interface that gives engines the description, as it is written behind that
    /// interface; null where the kernels give it.
    /// </summary>
    public string? DescriptionOwner { get; init; }

    /// <summary>Gets the sentences that a call's documentation repeats: all but the bytes.</summary>
    public string[] Forward
    {
        get
        {
            string[] sentences = new string[Sentences.Count - 1];
            for (int i = 0; i < sentences.Length; i++)
                sentences[i] = Sentences[i];

            return sentences;
        }
    }

    /// <summary>Gets the sentences without the shape.</summary>
    public string[] Storage
    {
        get
        {
            string[] sentences = new string[Sentences.Count - 1];
            for (int i = 0; i < sentences.Length; i++)
                sentences[i] = Sentences[i + 1];

            return sentences;
        }
    }

    /// <summary>Gets the sentence on bytes.</summary>
    public string Bytes => Sentences[Sentences.Count - 1];
}
