namespace BalancedKernels.Compiler.Models;

/// <summary>How to write the declarations around a generated member: namespace, containing types, the class.</summary>
/// <param name="Namespace">The namespace, dotted; empty for the global one.</param>
/// <param name="Containing">
/// Containing types from the outside in, each as its declaration reads: <c>partial struct Outer</c>.
/// </param>
/// <param name="Name">The class name as it is written in source (<c>@class</c> keeps its at sign).</param>
/// <param name="FullName">
/// Namespace, containing types and class, as in metadata (<c>App.Outer+Inner</c>): unique in a compilation.
/// </param>
internal sealed record TypeShell(string Namespace, EquatableArray<string> Containing, string Name, string FullName)
{
    /// <summary>The class name without the at sign: for messages, descriptions and names made from it.</summary>
    public string PlainName => Name.TrimStart('@');

    /// <summary>The layer that kernels are named after: the class, or the one around it.</summary>
    public string LayerName { get; init; } = Name.TrimStart('@');

    /// <summary>
    /// The number of the pattern that a nested type has the kernels of; null where the class has one pattern, and the
    /// kernels.
    /// </summary>
    public int? Form { get; init; }

    /// <summary>What the layer's files are called, without their ends: unique on disks that ignore case, too.</summary>
    public string FileName { get; init; } = FullName;

    /// <summary>The names and forms of the generated members, next to what the user has declared.</summary>
    public ShellMembers Members { get; init; } = ShellMembers.Undisturbed;
}
