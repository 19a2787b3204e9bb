using System;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// Describes the API of a layer with several patterns; the pattern of the loaded weights selects the kernels.
/// </summary>
internal static class MultiPatternApi
{
    private const string Dense = "dense";

    /// <param name="layer">The layer.</param>
    /// <param name="describe">Describes the API of the layer with one pattern.</param>
    public static LayerApi Describe(MultiPatternModel layer, Func<AnnotatedLayer, LayerApi> describe)
    {
        PatternVariant[] variants = [
            .. layer.Variants.Select(variant =>
                new PatternVariant(variant.Type.Name, FormatPattern(variant), describe(variant)))];
        LayerApi first = variants[0].Api;
        string names = string.Join(
            " or ",
            variants.Where(static variant => variant.Pattern != Dense).Select(static variant => variant.Pattern));
        string all = string.Join(", ", variants.Select(static variant => variant.Pattern));
        return first with
        {
            Sentences = new EquatableArray<string>(
            [
                first.Sentences[0],
                .. variants.Select(static variant => variant.Api.Sentences[1]),
                string.Join(
                    " ",
                    variants.Select(static variant => $"{Capitalize(variant.Pattern)}: {variant.Api.BytesSentence}")),
            ]),
            Variants = new EquatableArray<PatternVariant>(variants),
            DescriptionMember = null,
            Weights = first.Weights! with
            {
                Packed = $", packed for {names}, or dense, which is packed for the sparsest pattern that it fits",
                Memory =
                    $"Weights of these sizes and this weight type; their pattern, one of {all}, selects the kernels.",
            },
        };
    }

    private static string FormatPattern(AnnotatedLayer variant)
    {
        BalancedPattern pattern = variant switch
        {
            LayerModel linear => linear.Pattern,
            ConvolutionModel convolution => convolution.Pattern,
            RecurrentModel recurrent => recurrent.Pattern,
            _ => throw new ArgumentException($"{variant.GetType().Name} has no pattern.", nameof(variant)),
        };
        return pattern.IsDense ? Dense : pattern.ToString();
    }

    private static string Capitalize(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
