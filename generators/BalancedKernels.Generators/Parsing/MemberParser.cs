using System;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Finds names and forms for the generated members beside those that the user has declared.</summary>
internal static class MemberParser
{
    public static ShellMembers Parse(INamedTypeSymbol type, UserMembers members)
    {
        const string Spans = "System.ReadOnlySpan<float>, System.Span<float>";
        const string Tensors = "BalancedKernels.DeviceTensor<BalancedKernels.Plain>, BalancedKernels.DeviceTensor<BalancedKernels.Plain>";
        const string Weights = "BalancedKernels.LinearWeights, BalancedKernels.ComputeDevice";
        const string File = "BalancedKernels.SafetensorsFile, string, BalancedKernels.ComputeDevice, BalancedKernels.LoadOptions";

        return new ShellMembers
        {
            EngineField = FindName(type, members, "engine", parameters: null),
            LoadedEngine = FindName(type, members, "LoadedEngine", parameters: null),
            Description = FindName(type, members, "Description", parameters: null),
            Load = FindName(type, members, "Load", File),
            Create = FindName(type, members, "Create", Weights),
            PackedBytes = FindName(type, members, "PackedBytes", parameters: null),
            Inputs = FindForm(type, members, KnownNames.LayerInterface, "Inputs", parameters: null),
            Outputs = FindForm(type, members, KnownNames.LayerInterface, "Outputs", parameters: null),
            Device = FindForm(type, members, KnownNames.LayerInterface, "Device", parameters: null),
            ForwardSpans = FindForm(type, members, KnownNames.LayerInterface, "Forward", Spans),
            ForwardTensors = FindForm(type, members, KnownNames.LayerInterface, "Forward", Tensors),
            Dispose = FindForm(type, members, KnownNames.Disposable, "Dispose", string.Empty),
            HasOwnDispose = members.All.Any(static member => member is IMethodSymbol { Name: "Dispose" } && HasParameters(member, string.Empty)),
            BaseDispose = FindBaseDispose(type),
            Constructors = FindConstructors(members),
            HasBaseClass = type.BaseType is { SpecialType: not SpecialType.System_Object },
        };
    }

    private static string FindName(INamedTypeSymbol type, UserMembers members, string name, string? parameters)
    {
        string free = name;
        for (int attempt = 2; IsTaken(type, members, free, parameters); attempt++)
            free = FormattableString.Invariant($"{name}{attempt}");

        return free;
    }

    private static MemberForm FindForm(INamedTypeSymbol type, UserMembers members, string owner, string name, string? parameters)
    {
        foreach (ISymbol member in members.All)
        {
            // A member that stands behind an interface is called after it: BalancedKernels.ILayer.Inputs.
            if (member.Name == $"{owner}.{name}" && HasParameters(member, parameters))
                return MemberForm.Absent;
        }

        return IsTaken(type, members, name, parameters) ? MemberForm.Explicit : MemberForm.Public;
    }

    private static bool IsTaken(INamedTypeSymbol type, UserMembers members, string name, string? parameters)
    {
        if (type.Name == name)
            return true;

        foreach (ISymbol member in members.All)
        {
            if (member.Name == name && HasParameters(member, parameters))
                return true;
        }

        return false;
    }

    // Methods share a name unless their parameters are the same; everything else does not.
    private static bool HasParameters(ISymbol member, string? parameters) =>
        parameters is null
        || member is not IMethodSymbol method
        || (method.Arity == 0 && parameters == string.Join(
            ", ",
            method.Parameters.Select(static parameter => parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString())));

    private static BaseDispose FindBaseDispose(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is { SpecialType: not SpecialType.System_Object }; parent = parent.BaseType)
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

    private static UserConstructors FindConstructors(UserMembers members)
    {
        IMethodSymbol[] declared = [.. members.Constructors];

        return declared.Length == 0 ? UserConstructors.None
            : declared.Any(static constructor => constructor.Parameters.Length == 0) ? UserConstructors.Parameterless
            : UserConstructors.WithParameters;
    }
}
