namespace BalancedKernels.Compiler.Models;

/// <summary>The declarations around generated members: namespace, containing types and the class.</summary>
/// <param name="Namespace">The namespace, dotted; empty for the global one.</param>
/// <param name="Containing">
/// The containing types from the outermost in, each as a declaration: <c>partial struct Outer</c>.
/// </param>
/// <param name="Name">The class name as it is written in source, with the at sign of <c>@class</c>.</param>
/// <param name="FullName">The metadata name, <c>App.Outer+Inner</c>, which is unique in a compilation.</param>
internal sealed record TypeShell(string Namespace, EquatableArray<string> Containing, string Name, string FullName)
{
    /// <summary>The class name without the at sign, for messages, descriptions and derived names.</summary>
    public string PlainName => Name.TrimStart('@');

    /// <summary>The layer that kernels are named after: the class, or for a nested type the class around it.</summary>
    public string LayerName { get; init; } = Name.TrimStart('@');

    /// <summary>
    /// The index of the pattern whose kernels a nested type holds; null for a class with one pattern, which holds its
    /// kernels itself.
    /// </summary>
    public int? PatternIndex { get; init; }

    /// <summary>The common part of the names of the layer's files; unique also on disks that ignore case.</summary>
    public string FileName { get; init; } = FullName;

    /// <summary>The names and implementations of the generated members.</summary>
    public GeneratedMembers Members { get; init; } = GeneratedMembers.Default;
}
