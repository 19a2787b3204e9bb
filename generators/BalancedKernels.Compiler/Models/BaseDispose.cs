namespace BalancedKernels.Compiler.Models;

/// <summary>Whether a layer's base class has a <c>Dispose()</c> that the generated one must not swallow.</summary>
internal enum BaseDispose
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>One that is not virtual: it is hidden and called.</summary>
    Hidden,

    /// <summary>A virtual one: it is overridden and called.</summary>
    Virtual,

    /// <summary>An abstract one: it is overridden.</summary>
    Abstract,
}
