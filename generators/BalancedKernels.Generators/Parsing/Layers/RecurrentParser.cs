using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using BalancedKernels.Generators.Parsing.Patterns;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>Parses [Lstm] or [Gru] to a model.</summary>
internal static class RecurrentParser
{
    private const string WeightsType = "BalancedKernels.RecurrentWeights";
    private const string StateType = "BalancedKernels.RecurrentState";

    /// <returns>The layer; null if the declaration has an error.</returns>
    public static AnnotatedLayer? Parse(LayerDeclaration declaration, RecurrentKind kind)
    {
        AttributeReader recurrent = declaration.Kind;
        bool valid = CheckArguments(declaration);
        RecurrentShape shape = new(
            kind,
            recurrent.GetNumber(0),
            recurrent.GetNumber(1),
            recurrent.GetProperty(KnownNames.Layers, 1),
            recurrent.GetProperty(KnownNames.Bidirectional, false));
        IReadOnlyList<BalancedPattern>? patterns = PatternParser.Parse(declaration);
        WeightType weights = (WeightType)recurrent.GetProperty(KnownNames.WeightType, 0);
        if (!valid || patterns is null || !patterns.All(pattern => CheckLimits(declaration, shape, pattern, weights)))
            return null;

        TypeShell type = TypeParser.Parse(declaration.Type, declaration.Members, WeightsType);
        RecurrentMembers members = FindMembers(declaration.Type, declaration.Members);
        return MultiPatternParser.CreateModel(declaration, type, patterns, (shell, pattern) => new RecurrentModel(
            shell,
            shape,
            pattern,
            weights,
            recurrent.GetProperty(KnownNames.Bias, true),
            members,
            declaration.Devices.Gpu)
        {
            Cpu = declaration.Devices.Cpu,
        });
    }

    // Each layer has one matrix for its input and one for the hidden state.
    private static bool CheckLimits(
        LayerDeclaration declaration, RecurrentShape shape, BalancedPattern pattern, WeightType weights)
    {
        SizeLimits limits = new(declaration);
        decimal outputs = (decimal)shape.Directions * shape.Hidden;
        decimal rows =
            Math.Ceiling((decimal)shape.Hidden / CpuTile.Rows) * CpuTile.Rows * RecurrentRowCount.Gates(shape.Kind);
        decimal columns = Math.Max(shape.Inputs, shape.Layers == 1 ? shape.Hidden : outputs);
        return limits.Check("The output", outputs)
            && limits.Check("The state", shape.Layers * outputs)
            && limits.CheckMatrix(rows, columns, pattern, weights, declaration.Devices);
    }

    private static bool CheckArguments(LayerDeclaration declaration)
    {
        AttributeReader kind = declaration.Kind;
        string name = declaration.Type.Name;
        Action<Diagnostic>? report = declaration.Report;
        return AttributeRules.CheckSize(name, kind, KnownNames.InputsParameter, position: 0, report)
            & AttributeRules.CheckSize(name, kind, KnownNames.HiddenParameter, position: 1, report)
            & AttributeRules.CheckSize(name, kind, KnownNames.Layers, report)
            & AttributeRules.CheckChoice<WeightType>(
                name, kind, KnownNames.WeightType, DeclarationDiagnostics.UnknownWeightType, report)
            & AttributeRules.CheckChoice<KernelTargets>(
                name, kind, KnownNames.Targets, DeclarationDiagnostics.UnknownTargets, report);
    }

    private static RecurrentMembers FindMembers(INamedTypeSymbol type, DeclaredMembers members) => new(
        MemberParser.FindName(type, members, $"{type.Name}Input", parameters: null),
        MemberParser.FindName(type, members, $"{type.Name}Stacked", parameters: null),
        MemberParser.FindName(type, members, $"{type.Name}Hidden", parameters: null))
    {
        CreateState = MemberParser.FindImplementation(
            type, members, KnownNames.RecurrentInterface, "CreateState", "int"),
        ForwardSpans = MemberParser.FindImplementation(
            type, members, KnownNames.RecurrentInterface, "Forward", $"{MemberParser.Spans}, {StateType}"),
        ForwardTensors = MemberParser.FindImplementation(
            type, members, KnownNames.RecurrentInterface, "Forward", $"{MemberParser.Tensors}, {StateType}"),
    };
}
