using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [Lstm] or [Gru] to a model.</summary>
internal static class RecurrentParser
{
    private const string WeightsType = "BalancedKernels.RecurrentWeights";

    /// <returns>The layer; null where something is wrong.</returns>
    public static AnnotatedLayer? Parse(LayerReading reading, RecurrentKind kind)
    {
        AttributeValues recurrent = reading.Kind;
        bool numbers = RecurrentRules.Check(reading.Type.Name, recurrent, reading.Report);
        RecurrentShape shape = new(
            kind,
            recurrent.GetSize(0),
            recurrent.GetSize(1),
            recurrent.Get(KnownNames.Layers, 1),
            recurrent.Get(KnownNames.Bidirectional, false));
        IReadOnlyList<BalancedPattern>? patterns = PatternParser.Parse(reading);
        WeightType weights = (WeightType)recurrent.Get(KnownNames.WeightType, 0);
        if (!numbers || patterns is null || !patterns.All(pattern => CheckLimits(reading, shape, pattern, weights)))
            return null;

        TypeShell type = TypeParser.Parse(reading.Type, reading.Members, WeightsType);
        RecurrentMembers members = RecurrentMemberParser.Parse(reading.Type, reading.Members);
        return PatternModels.Make(reading, type, patterns, (shell, pattern) => new RecurrentModel(
            shell,
            shape,
            pattern,
            weights,
            recurrent.Get(KnownNames.Bias, true),
            members,
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        });
    }

    // Each layer has a matrix for what comes in, and one for the hidden state.
    private static bool CheckLimits(
        LayerReading reading, RecurrentShape shape, BalancedPattern pattern, WeightType weights)
    {
        SizeLimits limits = new(reading);
        decimal outputs = (decimal)shape.Directions * shape.Hidden;
        decimal rows =
            Math.Ceiling((decimal)shape.Hidden / CpuTile.Rows) * CpuTile.Rows * RecurrentRowCount.Gates(shape.Kind);
        decimal columns = Math.Max(shape.Inputs, shape.Layers == 1 ? shape.Hidden : outputs);
        return limits.Check("The output", outputs)
            && limits.Check("The state", shape.Layers * outputs)
            && limits.CheckMatrix(rows, columns, pattern, weights, reading.Devices);
    }
}
