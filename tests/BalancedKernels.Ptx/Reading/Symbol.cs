namespace BalancedKernels.Ptx.Reading;

/// <summary>What a name stands for.</summary>
internal enum SymbolKind
{
    /// <summary>A register; its value is the register's number.</summary>
    Register,

    /// <summary>A predicate register; its value is the predicate's number.</summary>
    Predicate,

    /// <summary>A label; its value is the number of the instruction that follows.</summary>
    Label,

    /// <summary>A kernel parameter; its value is its first byte among the parameters.</summary>
    Parameter,

    /// <summary>A variable; its value is its address in shared memory.</summary>
    Shared,

    /// <summary>A variable; its value is its address in a thread's own memory.</summary>
    Local,
}

/// <summary>The meaning of a name.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Value">Which.</param>
/// <param name="Bits">The bits of a register.</param>
internal readonly record struct Symbol(SymbolKind Kind, int Value, int Bits = 0);
