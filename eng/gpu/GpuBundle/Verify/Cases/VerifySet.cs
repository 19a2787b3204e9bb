using System.Collections.Generic;
using System.Linq;
using GpuBundle.Verify.Layers;
using GpuBundle.Verify.Running;
using OfflineKernels;

namespace GpuBundle.Verify.Cases;

/// <summary>A named set of what is tried.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Layers">Its layers and their cases.</param>
internal sealed record VerifySet(string Name, string Description, IReadOnlyList<CheckedLayer> Layers)
{
    // Each kernel's own number of samples, one less and one more, and what several passes of the larger ones take.
    private static readonly int[] AllBatches =
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 65, 100, 128, 129];

    // What each kernel takes at once, and one more.
    private static readonly int[] FewBatches = [1, 2, 3, 4, 5, 8, 9, 32, 33, 128, 129];

    // More samples than one launch takes.
    private static readonly int[] ManySamples = [32768, 32801];

    /// <summary>Gets the set that tries every kind of kernel, and takes a GPU a minute or two.</summary>
    public static VerifySet All { get; } = new(
        "all",
        "every pattern, precision, activation and batch",
        [.. Patterns(), .. Edges()]);

    /// <summary>Gets the set that compiles few kernels: for a CPU behind OpenCL, or a first look.</summary>
    public static VerifySet Small { get; } = new("small", "five layers, a few batches", [.. Few()]);

    /// <summary>Gets the sets.</summary>
    public static IReadOnlyList<VerifySet> Sets { get; } = [Small, All];

    private static IEnumerable<CheckedLayer> Patterns()
    {
        GpuLayer[] layers = [.. Float32Layers.All, .. Float16Layers.All, .. BFloat16Layers.All];
        for (int i = 0; i < layers.Length; i++)
        {
            // A fast pattern of one and two blocks a cell, and what has no indices or no fast kernel, in all layouts;
            // the others in one more.
            bool isCrossed = layers[i].Description.Name is nameof(Float32Layers.Balanced32x6)
                or nameof(Float32Layers.Dense)
                or nameof(Float32Layers.Balanced20x5);
            IEnumerable<ForwardRoute> layouts = isCrossed
                ? ForwardRoutes.Layouts
                : [ForwardRoutes.Layouts[i % ForwardRoutes.Layouts.Count]];
            yield return Checked(layers[i], AllBatches, [ForwardRoutes.Tensors, .. layouts]);
        }
    }

    private static IEnumerable<CheckedLayer> Edges() => EdgeLayers.All.Select(layer => layer.Description.Name switch
    {
        nameof(EdgeLayers.OneColumn) => Checked(layer, [.. AllBatches, .. ManySamples], [ForwardRoutes.Tensors]),
        nameof(EdgeLayers.Tall) or nameof(EdgeLayers.Wide) => Checked(layer, FewBatches, [ForwardRoutes.Tensors]),
        _ => Checked(layer, AllBatches, [ForwardRoutes.Tensors]),
    });

    private static IEnumerable<CheckedLayer> Few()
    {
        GpuLayer[] layers =
        [
            GpuLayer.Of<Float16Layers.Balanced32x6>(),
            GpuLayer.Of<Float32Layers.Balanced32x3>(),
            GpuLayer.Of<BFloat16Layers.Balanced32x10>(),
            GpuLayer.Of<Float16Layers.Dense>(),
            GpuLayer.Of<Float32Layers.Balanced20x5>(),
        ];

        // Layouts of the first only: each pair is two more kernels to compile.
        return layers.Select(
            (layer, i) => Checked(
                layer,
                FewBatches,
                i == 0 ? [ForwardRoutes.Tensors, ForwardRoutes.Layouts[2]] : [ForwardRoutes.Tensors]));
    }

    private static CheckedLayer Checked(
        GpuLayer layer, IReadOnlyList<int> batches, IReadOnlyList<ForwardRoute> routes) =>
        new(
        layer,
        [
            .. routes.SelectMany(route => batches.Select(batch => new CheckedCase(layer, batch, route))),
            .. FewBatches.SelectMany(batch =>
                new CheckedCase[] { new(layer, batch, ForwardRoutes.Host), new(layer, batch, ForwardRoutes.Captured) }),
        ]);
}
