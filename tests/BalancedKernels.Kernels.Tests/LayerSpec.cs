using System.Globalization;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Kernels.Tests;

/// <summary>One layer that tests compile and run.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Inputs">Columns.</param>
/// <param name="Outputs">Rows.</param>
/// <param name="Pattern">The pattern; null for a dense layer.</param>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Activation">What is done to each output.</param>
/// <param name="Bias">Whether a bias is added.</param>
internal sealed record LayerSpec(
    string Name, int Inputs, int Outputs, BalancedPattern? Pattern, WeightType WeightType, Activation Activation,
    bool Bias)
{
    /// <summary>What a user would write.</summary>
    public string Source
    {
        get
        {
            string sparse = Pattern is { } pattern
                ? string.Create(
                    CultureInfo.InvariantCulture, $"[BalancedSparse(Block = {pattern.Block}, Kept = {pattern.Kept})] ")
                : string.Empty;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"[Linear({Inputs}, {Outputs}, WeightType = WeightType.{WeightType}, Activation = Activation.{Activation}, Bias = {(Bias ? "true" : "false")})] {sparse}public sealed partial class {Name};");
        }
    }

    /// <summary>The family of kernels: dense, one per fast block size, or general.</summary>
    public string Kind => Pattern switch
    {
        null => "dense",
        { IsDense: true } => "dense",
        { Block: 4 or 8 or 16 or 32 or 64 } fast =>
            string.Create(CultureInfo.InvariantCulture, $"permute {fast.Block}"),
        _ => "general",
    };

    /// <summary>How the shape ends: whole blocks and tiles, or not.</summary>
    public string Edge => (Pattern?.IsRagged(Inputs) ?? false, Outputs % CpuTile.Rows != 0) switch
    {
        (false, false) => "whole blocks, whole tiles",
        (false, true) => "whole blocks, partial tile",
        (true, false) => "ragged block, whole tiles",
        _ => "ragged block, partial tile",
    };
}
