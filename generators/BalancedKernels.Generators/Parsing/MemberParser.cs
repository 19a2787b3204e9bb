using System;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Finds names and forms for the generated members beside those that the user has declared.</summary>
internal static class MemberParser
{
    public static ShellMembers Parse(INamedTypeSymbol type)
    {
        const string Spans = "System.ReadOnlySpan<float>, System.Span<float>";
        const string Tensors = "BalancedKernels.DeviceTensor<BalancedKernels.Plain>, BalancedKernels.DeviceTensor<BalancedKernels.Plain>";
        const string Weights = "BalancedKernels.LinearWeights, BalancedKernels.ComputeDevice";
        const string File = "BalancedKernels.SafetensorsFile, string, BalancedKernels.ComputeDevice, BalancedKernels.LoadOptions";

        return new ShellMembers
        {
            EngineField = FindName(type, "engine", parameters: null),
            LoadedEngine = FindName(type, "LoadedEngine", parameters: null),
            Description = FindName(type, "Description", parameters: null),
            Load = FindName(type, "Load", File),
            Create = FindName(type, "Create", Weights),
            PackedBytes = FindName(type, "PackedBytes", parameters: null),
            Inputs = FindForm(type, KnownNames.LayerInterface, "Inputs", parameters: null),
            Outputs = FindForm(type, KnownNames.LayerInterface, "Outputs", parameters: null),
            Device = FindForm(type, KnownNames.LayerInterface, "Device", parameters: null),
            ForwardSpans = FindForm(type, KnownNames.LayerInterface, "Forward", Spans),
            ForwardTensors = FindForm(type, KnownNames.LayerInterface, "Forward", Tensors),
            Dispose = FindForm(type, KnownNames.Disposable, "Dispose", string.Empty),
            HasOwnDispose = UserMembers.Named(type, "Dispose").Any(static member => member is IMethodSymbol && HasParameters(member, string.Empty)),
            BaseDispose = FindBaseDispose(type),
            Constructors = FindConstructors(type),
            HasBaseClass = type.BaseType is { SpecialType: not SpecialType.System_Object },
        };
    }

    private static string FindName(INamedTypeSymbol type, string name, string? parameters)
    {
        string free = name;
        for (int attempt = 2; IsTaken(type, free, parameters); attempt++)
            free = FormattableString.Invariant($"{name}{attempt}");

        return free;
    }

    private static MemberForm FindForm(INamedTypeSymbol type, string owner, string name, string? parameters)
    {
        // A member that stands behind an interface is called after it: BalancedKernels.ILayer.Inputs.
        if (UserMembers.Named(type, $"{owner}.{name}").Any(member => HasParameters(member, parameters)))
            return MemberForm.Absent;

        return IsTaken(type, name, parameters) ? MemberForm.Explicit : MemberForm.Public;
    }

    private static bool IsTaken(INamedTypeSymbol type, string name, string? parameters) =>
        type.Name == name || UserMembers.Named(type, name).Any(member => HasParameters(member, parameters));

    // Methods share a name unless their parameters are the same; everything else does not.
    private static bool HasParameters(ISymbol member, string? parameters) =>
        parameters is null
        || member is not IMethodSymbol method
        || (method.Arity == 0 && parameters == string.Join(
            ", ",
            method.Parameters.Select(static parameter => parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString())));

    private static BaseDispose FindBaseDispose(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            IMethodSymbol? dispose = parent.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault(
                static method => method is { Arity: 0, Parameters.Length: 0, IsStatic: false, ReturnsVoid: true, DeclaredAccessibility: not Accessibility.Private });

            if (dispose is not null)
            {
                return dispose.IsAbstract ? BaseDispose.Abstract
                    : dispose.IsSealed || !(dispose.IsVirtual || dispose.IsOverride) ? BaseDispose.Hidden
                    : BaseDispose.Virtual;
            }
        }

        return BaseDispose.None;
    }

    private static UserConstructors FindConstructors(INamedTypeSymbol type)
    {
        IMethodSymbol[] declared = [.. UserMembers.Constructors(type)];

        return declared.Length == 0 ? UserConstructors.None
            : declared.Any(static constructor => constructor.Parameters.Length == 0) ? UserConstructors.Parameterless
            : UserConstructors.WithParameters;
    }
}
