using System;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>
/// Finds names and implementations of generated members that do not conflict with the members of the user.
/// </summary>
internal static class MemberParser
{
    /// <summary>The parameters of Forward on spans.</summary>
    public const string Spans = "System.ReadOnlySpan<float>, System.Span<float>";

    /// <summary>The parameters of Forward on device tensors.</summary>
    public const string Tensors = "BalancedKernels.DeviceTensor, BalancedKernels.DeviceTensor";

    private const string Device = "BalancedKernels.ComputeDevice";

    /// <param name="type">The class.</param>
    /// <param name="members">The members that the user has declared in it.</param>
    /// <param name="weights">The runtime type of its weights; empty for a layer without weights.</param>
    /// <param name="layerInterface">The interface that the layer implements.</param>
    /// <param name="sizes">The number of size parameters of that interface's Forward.</param>
    public static GeneratedMembers Parse(
        INamedTypeSymbol type, DeclaredMembers members, string weights, string layerInterface, int sizes)
    {
        const string File =
            "BalancedKernels.SafetensorsFile, string, BalancedKernels.ComputeDevice, BalancedKernels.LoadOptions";

        string sizeParameters = string.Concat(Enumerable.Repeat(", int", sizes));
        return new GeneratedMembers
        {
            EngineField = FindName(type, members, "engine", parameters: null),
            LoadedEngine = FindName(type, members, "LoadedEngine", parameters: null),
            Description = FindName(type, members, "Description", parameters: null),
            Descriptions = FindName(type, members, "Descriptions", parameters: null),
            PatternIndexField = FindName(type, members, "patternIndex", parameters: null),
            Load = FindName(type, members, "Load", File),
            LoadWhole = FindName(
                type,
                members,
                "Load",
                "BalancedKernels.SafetensorsFile, BalancedKernels.ComputeDevice, BalancedKernels.LoadOptions"),
            Create = FindName(type, members, "Create", weights.Length == 0 ? Device : $"{weights}, {Device}"),
            PackedBytes = FindName(type, members, "PackedBytes", parameters: null),
            Inputs = FindImplementation(type, members, layerInterface, "Inputs", parameters: null),
            Outputs = FindImplementation(type, members, layerInterface, "Outputs", parameters: null),
            Device = FindImplementation(type, members, KnownNames.DeviceLayer, "Device", parameters: null),
            ForwardSpans = FindImplementation(type, members, layerInterface, "Forward", Spans + sizeParameters),
            ForwardTensors = FindImplementation(type, members, layerInterface, "Forward", Tensors + sizeParameters),
            Dispose = FindImplementation(type, members, KnownNames.Disposable, "Dispose", string.Empty),
            HasOwnDispose = members.All.Any(static member =>
                member is IMethodSymbol { Name: "Dispose" } && HasParameters(member, string.Empty)),
            BaseDispose = FindBaseDispose(type),
            Constructors = FindConstructors(members),
            HasBaseClass = type.BaseType is { SpecialType: not SpecialType.System_Object },
        };
    }

    /// <summary>Finds a name that is not used, with a number appended if necessary.</summary>
    public static string FindName(INamedTypeSymbol type, DeclaredMembers members, string name, string? parameters)
    {
        string free = name;
        for (int attempt = 2; IsTaken(type, members, free, parameters); attempt++)
            free = FormattableString.Invariant($"{name}{attempt}");

        return free;
    }

    /// <summary>Finds out how a member of an interface can be implemented.</summary>
    public static MemberImplementation FindImplementation(
        INamedTypeSymbol type, DeclaredMembers members, string layerInterface, string name, string? parameters)
    {
        foreach (ISymbol member in members.All)
        {
            // An explicit implementation has a qualified name: BalancedKernels.ILayer.Inputs.
            if (member.Name == $"{layerInterface}.{name}" && HasParameters(member, parameters))
                return MemberImplementation.Absent;
        }

        return IsTaken(type, members, name, parameters) ? MemberImplementation.Explicit : MemberImplementation.Public;
    }

    private static bool IsTaken(INamedTypeSymbol type, DeclaredMembers members, string name, string? parameters)
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

    // Methods can share a name if their parameters differ; other members cannot.
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

    private static UserConstructors FindConstructors(DeclaredMembers members)
    {
        IMethodSymbol[] declared = [.. members.Constructors];

        return declared.Length == 0 ? UserConstructors.None
            : declared.Any(static constructor => constructor.Parameters.Length == 0) ? UserConstructors.Parameterless
            : UserConstructors.WithParameters;
    }
}
