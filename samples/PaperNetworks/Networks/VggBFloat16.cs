using System.Collections.Generic;
using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>VGG-16 in the patterns nearest to the paper's sparsities and dense, stored in bfloat16.</summary>
internal static partial class VggBFloat16
{
    /// <summary>Gets the layers with weights, first to last, each in its pattern and dense.</summary>
    public static IReadOnlyList<IReadOnlyList<LayerForm>> Layers { get; } =
    [
        LayerForm.Convolutions(Conv1a.Descriptions, Conv1a.Create),
        LayerForm.Convolutions(Conv1b.Descriptions, Conv1b.Create),
        LayerForm.Convolutions(Conv2a.Descriptions, Conv2a.Create),
        LayerForm.Convolutions(Conv2b.Descriptions, Conv2b.Create),
        LayerForm.Convolutions(Conv3a.Descriptions, Conv3a.Create),
        LayerForm.Convolutions(Conv3b.Descriptions, Conv3b.Create),
        LayerForm.Convolutions(Conv3c.Descriptions, Conv3c.Create),
        LayerForm.Convolutions(Conv4a.Descriptions, Conv4a.Create),
        LayerForm.Convolutions(Conv4b.Descriptions, Conv4b.Create),
        LayerForm.Convolutions(Conv4c.Descriptions, Conv4c.Create),
        LayerForm.Convolutions(Conv5a.Descriptions, Conv5a.Create),
        LayerForm.Convolutions(Conv5b.Descriptions, Conv5b.Create),
        LayerForm.Convolutions(Conv5c.Descriptions, Conv5c.Create),
        LayerForm.Linears(Fc6.Descriptions, Fc6.Create),
        LayerForm.Linears(Fc7.Descriptions, Fc7.Create),
        LayerForm.Linears(Fc8.Descriptions, Fc8.Create),
    ];

    [
        Conv2d(
            3, 64, 3, Padding = 1, Activation = Activation.Relu, Height = 224, Width = 224,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 27, Kept = 18)]
    internal sealed partial class Conv1a;

    [
        Conv2d(
            64, 64, 3, Padding = 1, Activation = Activation.Relu, Height = 224, Width = 224,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 10)]
    internal sealed partial class Conv1b;

    [
        Conv2d(
            64, 128, 3, Padding = 1, Activation = Activation.Relu, Height = 112, Width = 112,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 11)]
    internal sealed partial class Conv2a;

    [
        Conv2d(
            128, 128, 3, Padding = 1, Activation = Activation.Relu, Height = 112, Width = 112,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 9)]
    internal sealed partial class Conv2b;

    [
        Conv2d(
            128, 256, 3, Padding = 1, Activation = Activation.Relu, Height = 56, Width = 56,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 18)]
    internal sealed partial class Conv3a;

    [
        Conv2d(
            256, 256, 3, Padding = 1, Activation = Activation.Relu, Height = 56, Width = 56,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 7)]
    internal sealed partial class Conv3b;

    [
        Conv2d(
            256, 256, 3, Padding = 1, Activation = Activation.Relu, Height = 56, Width = 56,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Conv3c;

    [
        Conv2d(
            256, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 28, Width = 28,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Conv4a;

    [
        Conv2d(
            512, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 28, Width = 28,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 3)]
    internal sealed partial class Conv4b;

    [
        Conv2d(
            512, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 28, Width = 28,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Conv4c;

    [
        Conv2d(
            512, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 14, Width = 14,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 4)]
    internal sealed partial class Conv5a;

    [
        Conv2d(
            512, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 14, Width = 14,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 3)]
    internal sealed partial class Conv5b;

    [
        Conv2d(
            512, 512, 3, Padding = 1, Activation = Activation.Relu, Height = 14, Width = 14,
            WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 2)]
    internal sealed partial class Conv5c;

    [Linear(25088, 4096, Activation = Activation.Relu, WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 2)]
    internal sealed partial class Fc6;

    [Linear(4096, 4096, Activation = Activation.Relu, WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 2)]
    internal sealed partial class Fc7;

    [Linear(4096, 1000, WeightType = WeightType.BFloat16, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 8)]
    internal sealed partial class Fc8;
}
