using System;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [Lstm] or [Gru] to a model.</summary>
internal static class RecurrentParser
{
    private const string WeightsType = "BalancedKernels.RecurrentWeights";

    /// <returns>The layer; null where something is wrong.</returns>
    public static RecurrentModel? Parse(LayerReading reading, RecurrentKind kind)
    {
        AttributeValues recurrent = reading.Kind;
        bool numbers = RecurrentRules.Check(reading.Type.Name, recurrent, reading.Report);
        RecurrentShape shape = new(
            kind,
            recurrent.GetSize(0),
            recurrent.GetSize(1),
            recurrent.Get(KnownNames.Layers, 1),
            recurrent.Get(KnownNames.Bidirectional, false));
        BalancedPattern? pattern = PatternParser.Parse(reading);
        Precision weights = (Precision)recurrent.Get(KnownNames.Weights, 0);
        if (!numbers || pattern is not { } known || !CheckLimits(reading, shape, known, weights))
            return null;

        return new RecurrentModel(
            TypeParser.Parse(reading.Type, reading.Members, WeightsType),
            shape,
            known,
            weights,
            recurrent.Get(KnownNames.Bias, true),
            RecurrentMemberParser.Parse(reading.Type, reading.Members),
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        };
    }

    // Each layer has a matrix for what comes in, and one for the hidden state.
    private static bool CheckLimits(LayerReading reading, RecurrentShape shape, BalancedPattern pattern, Precision weights)
    {
        SizeLimits limits = new(reading);
        decimal outputs = (decimal)shape.Directions * shape.Hidden;
        decimal rows = Math.Ceiling((decimal)shape.Hidden / CpuTile.Rows) * CpuTile.Rows * RecurrentRows.Gates(shape.Kind);
        decimal columns = Math.Max(shape.Inputs, shape.Layers == 1 ? shape.Hidden : outputs);
        return limits.Check("The output", outputs)
            && limits.Check("The state", shape.Layers * outputs)
            && limits.CheckMatrix(rows, columns, pattern, weights, reading.Devices);
    }
}
