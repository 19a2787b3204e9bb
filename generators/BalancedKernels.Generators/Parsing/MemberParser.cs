using System;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Finds names and forms for the generated members beside those that the user has declared.</summary>
internal static class MemberParser
{
    /// <summary>The parameters of a Forward in host memory.</summary>
    public const string Spans = "System.ReadOnlySpan<float>, System.Span<float>";

    /// <summary>The parameters of a Forward on a device.</summary>
    public const string Tensors = "BalancedKernels.DeviceTensor, BalancedKernels.DeviceTensor";

    private const string Device = "BalancedKernels.ComputeDevice";

    /// <param name="type">The class.</param>
    /// <param name="members">What the user has declared in it.</param>
    /// <param name="weights">The type of its weights in memory; empty for none.</param>
    /// <param name="owner">The interface that its callers use it by.</param>
    /// <param name="sizes">How many sizes that interface's Forward takes.</param>
    public static ShellMembers Parse(
        INamedTypeSymbol type, UserMembers members, string weights, string owner, int sizes)
    {
        const string File =
            "BalancedKernels.SafetensorsFile, string, BalancedKernels.ComputeDevice, BalancedKernels.LoadOptions";

        string more = string.Concat(Enumerable.Repeat(", int", sizes));
        return new ShellMembers
        {
            EngineField = FindName(type, members, "engine", parameters: null),
            LoadedEngine = FindName(type, members, "LoadedEngine", parameters: null),
            Description = FindName(type, members, "Description", parameters: null),
            Descriptions = FindName(type, members, "Descriptions", parameters: null),
            FormField = FindName(type, members, "form", parameters: null),
            Load = FindName(type, members, "Load", File),
            LoadWhole = FindName(
                type,
                members,
                "Load",
                "BalancedKernels.SafetensorsFile, BalancedKernels.ComputeDevice, BalancedKernels.LoadOptions"),
            Create = FindName(type, members, "Create", weights.Length == 0 ? Device : $"{weights}, {Device}"),
            PackedBytes = FindName(type, members, "PackedBytes", parameters: null),
            Inputs = FindForm(type, members, owner, "Inputs", parameters: null),
            Outputs = FindForm(type, members, owner, "Outputs", parameters: null),
            Device = FindForm(type, members, KnownNames.DeviceLayer, "Device", parameters: null),
            ForwardSpans = FindForm(type, members, owner, "Forward", Spans + more),
            ForwardTensors = FindForm(type, members, owner, "Forward", Tensors + more),
            Dispose = FindForm(type, members, KnownNames.Disposable, "Dispose", string.Empty),
            HasOwnDispose = members.All.Any(static member =>
                member is IMethodSymbol { Name: "Dispose" } && HasParameters(member, string.Empty)),
            BaseDispose = FindBaseDispose(type),
            Constructors = FindConstructors(members),
            HasBaseClass = type.BaseType is { SpecialType: not SpecialType.System_Object },
        };
    }

    /// <summary>Finds a name that is free, with a number behind it where it has to.</summary>
    public static string FindName(INamedTypeSymbol type, UserMembers members, string name, string? parameters)
    {
        string free = name;
        for (int attempt = 2; IsTaken(type, members, free, parameters); attempt++)
            free = FormattableString.Invariant($"{name}{attempt}");

        return free;
    }

    /// <summary>Finds out how a member of an interface can be implemented.</summary>
    public static MemberImplementation FindForm(
        INamedTypeSymbol type, UserMembers members, string owner, string name, string? parameters)
    {
        foreach (ISymbol member in members.All)
        {
            // A member that stands behind an interface is called after it: BalancedKernels.ILayer.Inputs.
            if (member.Name == $"{owner}.{name}" && HasParameters(member, parameters))
                return MemberImplementation.Absent;
        }

        return IsTaken(type, members, name, parameters) ? MemberImplementation.Explicit : MemberImplementation.Public;
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
            method.Parameters.Select(static parameter =>
                parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString())));

    private static BaseDispose FindBaseDispose(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType;
             parent is { SpecialType: not SpecialType.System_Object };
             parent = parent.BaseType)
        {
            IMethodSymbol? dispose = parent.GetMembers("Dispose").OfType<IMethodSymbol>().FirstOrDefault(
                static method => method is { Arity: 0, Parameters.Length: 0, IsStatic: false, ReturnsVoid: true,
                    DeclaredAccessibility: not Accessibility.Private });

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
