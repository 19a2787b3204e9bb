using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;
using BalancedKernels;
using OfflineKernels;

namespace GpuBundle.Verify.Cases;

/// <summary>
/// A layer, and all that is tried with it: its kernels are compiled and its reference computed once for all of that.
/// </summary>
/// <param name="Layer">The layer.</param>
/// <param name="Cases">What is tried.</param>
internal sealed record CheckedLayer(GpuLayer Layer, IReadOnlyList<CheckedCase> Cases)
{
    /// <summary>Gets the samples that references are computed for.</summary>
    public int LargestBatch => Cases.Max(@case => @case.Batch);

    /// <summary>Keeps the cases whose words fit a pattern.</summary>
    /// <param name="pattern">With <c>*</c> for any letters and <c>?</c> for one, in any case.</param>
    public CheckedLayer Where(string pattern) =>
        this with { Cases = [.. Cases.Where(
            @case => FileSystemName.MatchesSimpleExpression(pattern, @case.ToString()))] };

    /// <summary>Gets the layer in words: <c>Float16 32:6 130x1056 Gelu Balanced32x6</c>.</summary>
    public override string ToString() => Spelled(Layer.Description);

    /// <summary>Gets a layer in words.</summary>
    public static string Spelled(LinearDescription layer) =>
        $"{layer.WeightType} {(layer.Pattern.IsDense ? "dense" : layer.Pattern.ToString())} {layer.Outputs}x{layer.Inputs} {layer.Activation} {layer.Name}";
}
