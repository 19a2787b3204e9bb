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
        if (!numbers || pattern is not { } known)
            return null;

        return new RecurrentModel(
            TypeParser.Parse(reading.Type, reading.Members, WeightsType),
            shape,
            known,
            (Precision)recurrent.Get(KnownNames.Weights, 0),
            recurrent.Get(KnownNames.Bias, true),
            RecurrentMemberParser.Parse(reading.Type, reading.Members),
            reading.Devices.Gpu)
        {
            Cpu = reading.Devices.Cpu,
        };
    }
}
