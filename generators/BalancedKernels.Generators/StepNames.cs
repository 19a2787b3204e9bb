namespace BalancedKernels.Generators;

/// <summary>
/// What the steps of <see cref="LayerGenerator"/> are called in a tracked run: the place to look when a cache misses.
/// </summary>
public static class StepNames
{
    /// <summary>Annotated classes, read from their symbols.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>File names that two layers would share on a disk that ignores case.</summary>
    public const string SharedFileNames = nameof(SharedFileNames);

    /// <summary>Layers as the compiler takes them: one for each class, complete.</summary>
    public const string Layers = nameof(Layers);
}
