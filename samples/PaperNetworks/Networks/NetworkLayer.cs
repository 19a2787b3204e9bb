using System;
using System.Collections.Generic;
using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>A layer of a network in all its forms.</summary>
/// <param name="Name">As the paper calls it.</param>
/// <param name="Dense">Nothing removed, float32.</param>
/// <param name="Balanced">In the layer's pattern, float32.</param>
/// <param name="DenseBFloat16">Nothing removed, bfloat16.</param>
/// <param name="BalancedBFloat16">In the layer's pattern, bfloat16.</param>
/// <param name="Paper">What the paper says of it; null where it says nothing.</param>
internal sealed record NetworkLayer(
    string Name, LayerForm Dense, LayerForm Balanced, LayerForm DenseBFloat16, LayerForm BalancedBFloat16,
    PaperFigures? Paper = null)
{
    /// <summary>
    /// Makes a layer of two classes, one for each precision, that have kernels for a pattern and for dense weights.
    /// </summary>
    /// <param name="name">As the paper calls it.</param>
    /// <param name="float32">Its forms in float32, the dense one last.</param>
    /// <param name="bfloat16">Its forms in bfloat16, the dense one last.</param>
    /// <param name="paper">What the paper says of it; null where it says nothing.</param>
    public static NetworkLayer Of(
        string name, IReadOnlyList<LayerForm> float32, IReadOnlyList<LayerForm> bfloat16, PaperFigures? paper = null) =>
        new(name, float32[^1], float32[0], bfloat16[^1], bfloat16[0], paper);

    /// <summary>Makes a layer without weights, which has one form only.</summary>
    public static NetworkLayer Unweighted(string name, LayerForm form) => new(name, form, form, form, form);

    /// <summary>Gets the form of a precision, dense or balanced.</summary>
    public LayerForm Form(WeightType weights, bool isDense) => weights switch
    {
        WeightType.Float32 => isDense ? Dense : Balanced,
        WeightType.BFloat16 => isDense ? DenseBFloat16 : BalancedBFloat16,
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "No layer has such a form."),
    };
}
