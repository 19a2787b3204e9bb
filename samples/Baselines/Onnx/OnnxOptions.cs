namespace Baselines.Onnx;

/// <summary>How ONNX Runtime is to run a model.</summary>
/// <param name="Threads">Threads of one run; they spin between runs, as is its default.</param>
internal sealed record OnnxOptions(int Threads)
{
    /// <summary>Gets whether constant weights are laid out for the kernel at load.</summary>
    public bool Prepacked { get; init; } = true;

    /// <summary>Gets whether images may be laid out in blocks of channels.</summary>
    public bool Blocked { get; init; } = true;

    /// <summary>
    /// Gets what the name of the file begins with that says what each operator of each run took; null for no such file.
    /// </summary>
    public string? Profile { get; init; }
}
