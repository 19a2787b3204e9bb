using System.Collections.Generic;
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
        if (!numbers || patterns is null)
            return null;

        TypeShell type = TypeParser.Parse(reading.Type, reading.Members, WeightsType);
        RecurrentMembers members = RecurrentMemberParser.Parse(reading.Type, reading.Members);
        return PatternForms.Make(reading, type, patterns, (shell, pattern) => new RecurrentModel(
            shell,
            shape,
            pattern,
            (Precision)recurrent.Get(KnownNames.Weights, 0),
            recurrent.Get(KnownNames.Bias, true),
            members,
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        });
    }
}
