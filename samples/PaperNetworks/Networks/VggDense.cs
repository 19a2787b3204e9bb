using System.Collections.Generic;
using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>VGG-16 with nothing removed; layers of the same shape share a class.</summary>
internal static partial class VggDense
{
    /// <summary>Gets the layers with weights, first to last.</summary>
    public static IReadOnlyList<LayerForm> Layers { get; } =
    [
        LayerForm.Convolution(Conv1a.Description, Conv1a.Create),
        LayerForm.Convolution(Conv1b.Description, Conv1b.Create),
        LayerForm.Convolution(Conv2a.Description, Conv2a.Create),
        LayerForm.Convolution(Conv2b.Description, Conv2b.Create),
        LayerForm.Convolution(Conv3a.Description, Conv3a.Create),
        LayerForm.Convolution(Conv3b.Description, Conv3b.Create),
        LayerForm.Convolution(Conv3b.Description, Conv3b.Create),
        LayerForm.Convolution(Conv4a.Description, Conv4a.Create),
        LayerForm.Convolution(Conv4b.Description, Conv4b.Create),
        LayerForm.Convolution(Conv4b.Description, Conv4b.Create),
        LayerForm.Convolution(Conv5.Description, Conv5.Create),
        LayerForm.Convolution(Conv5.Description, Conv5.Create),
        LayerForm.Convolution(Conv5.Description, Conv5.Create),
        LayerForm.Linear(Fc6.Description, Fc6.Create),
        LayerForm.Linear(Fc7.Description, Fc7.Create),
        LayerForm.Linear(Fc8.Description, Fc8.Create),
    ];

    [Conv2d(3, 64, 3, Padding = 1, Activation = Activation.Relu, Height = 224, Width = 224)]
    internal sealed partial class Conv1a;

    [Conv2d(64, 64, 3, Padding = 1, Activation = Activation.Relu, Height = 224, Width = 224)]
    internal sealed partial class Conv1b;

    [Conv2d(64, 128, 3, Padding = 1, Activation = Activation.Relu, Height = 112, Width = 112)]
    internal sealed partial class Conv2a;

    [Conv2d(128, 128, 3, Padding = 1, Activation = Activation.Relu, Height = 112, Width = 112)]
    internal sealed partial class Conv2b;

    [Conv2d(128, 256, 3, Padding = 1, Activation = Activation.Relu, Height = 56, Width = 56)]
    internal sealed partial class Conv3a;

    [Conv2d(256, 256, 3, Padding = 1, Activation = Activation.Relu, Height = 56, Width = 56)]
    internal sealed partial class Conv3b;

    [Conv2d(256, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 28, Width = 28)]
    internal sealed partial class Conv4a;

    [Conv2d(512, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 28, Width = 28)]
    internal sealed partial class Conv4b;

    [Conv2d(512, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 14, Width = 14)]
    internal sealed partial class Conv5;

    [Linear(25088, 4096, Activation = Activation.Relu)]
    internal sealed partial class Fc6;

    [Linear(4096, 4096, Activation = Activation.Relu)]
    internal sealed partial class Fc7;

    [Linear(4096, 1000)]
    internal sealed partial class Fc8;
}
