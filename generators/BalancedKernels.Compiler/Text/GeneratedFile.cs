namespace BalancedKernels.Compiler.Text;

/// <summary>One file of generated text and its stable name.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
