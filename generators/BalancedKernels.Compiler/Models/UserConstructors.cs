namespace BalancedKernels.Compiler.Models;

/// <summary>Which instance constructors the user has declared on a layer.</summary>
internal enum UserConstructors
{
    /// <summary>None: the generated one is the only one.</summary>
    None,

    /// <summary>One without parameters, which the generated one runs first.</summary>
    Parameterless,

    /// <summary>Only some with parameters, which the generated one cannot run.</summary>
    WithParameters,
}
