namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// One of several patterns of a class: the nested type that has its kernels, and what is told to engines about it.
/// </summary>
/// <param name="TypeName">The nested type.</param>
/// <param name="Pattern">The pattern, as documentation says it.</param>
/// <param name="Face">What the class would show with this pattern alone.</param>
internal sealed record ShellPattern(string TypeName, string Pattern, LayerMembers Face);
