using System.Globalization;

namespace BalancedKernels.Kernels.Tests;

/// <summary>One recurrent layer that tests compile and run.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Kind">LSTM or GRU.</param>
/// <param name="Inputs">Numbers of one step of one sample.</param>
/// <param name="Hidden">Units.</param>
/// <param name="Pattern">The pattern; null for a dense layer.</param>
internal sealed record RecurrentSpec(string Name, RecurrentKind Kind, int Inputs, int Hidden, string? Pattern = null)
{
    public int Layers { get; init; } = 1;

    public bool Bidirectional { get; init; }

    public WeightType WeightType { get; init; }

    public bool Bias { get; init; } = true;

    /// <summary>What a user would write.</summary>
    public string Source
    {
        get
        {
            string sparse = BalancedPattern.TryParse(Pattern, out BalancedPattern pattern)
                ? string.Create(
                    CultureInfo.InvariantCulture, $"[BalancedSparse(Block = {pattern.Block}, Kept = {pattern.Kept})] ")
                : string.Empty;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"[{Kind}({Inputs}, {Hidden}, Layers = {Layers}, Bidirectional = {Say(Bidirectional)}, WeightType = WeightType.{WeightType}, Bias = {Say(Bias)})] {sparse}public sealed partial class {Name};");
        }
    }

    private static string Say(bool value) => value ? "true" : "false";
}
