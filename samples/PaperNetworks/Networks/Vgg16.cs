using System.Collections.Generic;
using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>VGG-16 for images of 224 x 224, and what the paper says of its layers.</summary>
/// <remarks>
/// Source: Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2015,
/// configuration D.
/// </remarks>
internal static partial class Vgg16
{
    private static readonly (string Name, PaperFigures Paper)[] Weighted =
    [
        ("conv1_1", new PaperFigures(0.34, 144, 255)),
        ("conv1_2", new PaperFigures(0.68, 613, 1018)),
        ("conv2_1", new PaperFigures(0.65, 394, 474)),
        ("conv2_2", new PaperFigures(0.71, 588, 557)),
        ("conv3_1", new PaperFigures(0.45, 305, 371)),
        ("conv3_2", new PaperFigures(0.79, 584, 397)),
        ("conv3_3", new PaperFigures(0.88, 584, 356)),
        ("conv4_1", new PaperFigures(0.86, 333, 295)),
        ("conv4_2", new PaperFigures(0.91, 623, 366)),
        ("conv4_3", new PaperFigures(0.88, 623, 397)),
        ("conv5_1", new PaperFigures(0.86, 211, 130)),
        ("conv5_2", new PaperFigures(0.90, 211, 126)),
        ("conv5_3", new PaperFigures(0.95, 211, 110)),
        ("fc6", new PaperFigures(0.93, 980, 231)),
        ("fc7", new PaperFigures(0.93, 266, 70)),
        ("fc8", new PaperFigures(0.75, 145, 59)),
    ];

    private static readonly Dictionary<string, NetworkLayer> PoolsAfter = new()
    {
        ["conv1_2"] = NetworkLayer.Unweighted("pool1", LayerForm.Pool(Pool1.Create, 64, 224)),
        ["conv2_2"] = NetworkLayer.Unweighted("pool2", LayerForm.Pool(Pool2.Create, 128, 112)),
        ["conv3_3"] = NetworkLayer.Unweighted("pool3", LayerForm.Pool(Pool3.Create, 256, 56)),
        ["conv4_3"] = NetworkLayer.Unweighted("pool4", LayerForm.Pool(Pool4.Create, 512, 28)),
        ["conv5_3"] = NetworkLayer.Unweighted("pool5", LayerForm.Pool(Pool5.Create, 512, 14)),
    };

    /// <summary>Gets all layers, first to last.</summary>
    public static IReadOnlyList<NetworkLayer> Layers { get; } = [.. All()];

    private static IEnumerable<NetworkLayer> All()
    {
        for (int layer = 0; layer < Weighted.Length; layer++)
        {
            (string name, PaperFigures paper) = Weighted[layer];
            yield return NetworkLayer.Of(name, VggFloat32.Layers[layer], VggBFloat16.Layers[layer], paper);
            if (PoolsAfter.TryGetValue(name, out NetworkLayer? pool))
                yield return pool;
        }
    }

    [MaxPool2d(64, 224, 224, 2)]
    internal sealed partial class Pool1;

    [MaxPool2d(128, 112, 112, 2)]
    internal sealed partial class Pool2;

    [MaxPool2d(256, 56, 56, 2)]
    internal sealed partial class Pool3;

    [MaxPool2d(512, 28, 28, 2)]
    internal sealed partial class Pool4;

    [MaxPool2d(512, 14, 14, 2)]
    internal sealed partial class Pool5;
}
