namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>A size that a caller gives to Forward.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Meaning">What it is, as documentation says it.</param>
internal sealed record ShellSize(string Name, string Meaning);
