namespace BalancedKernels.Compiler.Models;

/// <summary>What a chain does with one of its layers.</summary>
internal enum ChainedRole
{
    /// <summary>Loads it from a file.</summary>
    Loaded,

    /// <summary>Loads it from a file, with a batch norm that follows folded into its weights.</summary>
    Folding,

    /// <summary>Loads it from a file as a layer of its own, unless the layer before takes it in.</summary>
    BatchNorm,

    /// <summary>Makes it: it has no weights.</summary>
    Made,

    /// <summary>Leaves it out: its numbers stand as it gives them already.</summary>
    Flatten,
}
