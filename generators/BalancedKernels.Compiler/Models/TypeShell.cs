namespace BalancedKernels.Compiler.Models;

/// <summary>How to write the declarations around a generated member: namespace, containing types, the class.</summary>
/// <param name="Namespace">The namespace, dotted; empty for the global one.</param>
/// <param name="Containing">Containing types from the outside in, each as its declaration reads: <c>partial struct Outer</c>.</param>
/// <param name="Name">The class name as it is written in source (<c>@class</c> keeps its at sign).</param>
/// <param name="FullName">Namespace, containing types and class, dotted, arity included: unique in a compilation; names files.</param>
internal sealed record TypeShell(string Namespace, EquatableArray<string> Containing, string Name, string FullName);
