namespace BalancedKernels.Generators;

/// <summary>
/// The tracking names of the steps of <see cref="LayerGenerator"/>, with which tests find steps that the cache missed.
/// </summary>
public static class TrackingNames
{
    /// <summary>The models of annotated classes, parsed from their symbols.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>The file names that two layers would share on a file system that ignores case.</summary>
    public const string SharedFileNames = nameof(SharedFileNames);

    /// <summary>The final models, which the compiler takes: one per class, with a unique file name.</summary>
    public const string Layers = nameof(Layers);
}
