using BalancedKernels.Ptx.Decoding;

namespace BalancedKernels.Ptx;

/// <summary>One instruction of a kernel.</summary>
public sealed class PtxInstruction
{
    internal PtxInstruction(int number, int line, string text, PredicateSource guard, Decoded decoded)
    {
        Number = number;
        Line = line;
        Text = text;
        Guard = guard;
        Decoded = decoded;
    }

    /// <summary>Gets its number among the kernel's instructions, from 0.</summary>
    public int Number { get; }

    /// <summary>Gets the line of the module it stands in, from 1.</summary>
    public int Line { get; }

    /// <summary>Gets it as it was written.</summary>
    public string Text { get; }

    /// <summary>Gets what it is about.</summary>
    public PtxKind Kind => Decoded.Kind;

    /// <summary>Gets the bytes that one lane accesses in memory; 0 where it accesses none.</summary>
    public int AccessBytes => Decoded.AccessBytes;

    internal PredicateSource Guard { get; }

    internal Decoded Decoded { get; }

    /// <summary>
    /// Gets or sets where lanes that part here meet again: the number of an instruction, or -1 for nowhere before they
    /// end.
    /// </summary>
    internal int Reconvergence { get; set; } = -1;
}
