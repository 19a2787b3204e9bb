namespace BalancedKernels.Ptx.Reading;

/// <summary>
/// One statement of a kernel: a declaration, an instruction or a label, without its semicolon or colon.
/// </summary>
/// <param name="Line">Line of the module, from 1.</param>
/// <param name="Text">With single spaces.</param>
/// <param name="Scope">The braces it stands in.</param>
/// <param name="IsLabel">Whether it is a label.</param>
internal sealed record Statement(int Line, string Text, Scope Scope, bool IsLabel)
{
    public PtxFormatException Wrong(string why) => new(Line, Text, why);
}
