extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using generator::BalancedKernels.Generators.Parsing;

namespace CompilerBenchmarks.Generating;

/// <summary>A generator that finds the classes with [Linear] as ours does, and does nothing with them.</summary>
/// <remarks>
/// What Roslyn takes for any generator of an attribute: after every edit it binds each class that has the attribute
/// again, because the same words may mean something else then.
/// </remarks>
internal sealed class AttributeSearch : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<int> found = context.SyntaxProvider.ForAttributeWithMetadataName(
            KnownNames.Linear,
            static (node, _) => node is ClassDeclarationSyntax,
            static (_, _) => 1);
        context.RegisterSourceOutput(found, static (_, _) => { });
    }
}
