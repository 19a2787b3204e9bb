using System;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>
/// What a layer with several patterns shows its callers: one layer, whose weights decide which kernels run.
/// </summary>
internal static class PatternsMembers
{
    private const string Dense = "dense";

    /// <param name="layer">The layer.</param>
    /// <param name="faceOf">What a layer of its kind shows with one pattern.</param>
    public static LayerMembers Of(PatternsModel layer, Func<AnnotatedLayer, LayerMembers> faceOf)
    {
        ShellPattern[] forms =
            [.. layer.Forms.Select(form => new ShellPattern(form.Type.Name, PatternOf(form), faceOf(form)))];
        LayerMembers first = forms[0].Face;
        string names =
            string.Join(" or ", forms.Where(static form => form.Pattern != Dense).Select(static form => form.Pattern));
        string all = string.Join(", ", forms.Select(static form => form.Pattern));
        return first with
        {
            Sentences = new EquatableArray<string>(
            [
                first.Sentences[0],
                .. forms.Select(static form => form.Face.Sentences[1]),
                string.Join(" ", forms.Select(static form => $"{Capital(form.Pattern)}: {form.Face.Bytes}")),
            ]),
            Forms = new EquatableArray<ShellPattern>(forms),
            DescriptionOwner = null,
            Weights = first.Weights! with
            {
                Packed = $", packed for {names}, or dense, which is loaded in the sparsest pattern that it fits",
                Memory = $"Weights of these sizes and this precision; their pattern, one of {all}, decides which kernels run.",
            },
        };
    }

    private static string PatternOf(AnnotatedLayer form)
    {
        BalancedPattern pattern = form switch
        {
            LayerModel linear => linear.Pattern,
            ConvolutionModel convolution => convolution.Pattern,
            RecurrentModel recurrent => recurrent.Pattern,
            _ => throw new ArgumentException($"{form.GetType().Name} has no pattern.", nameof(form)),
        };
        return pattern.IsDense ? Dense : pattern.ToString();
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
