namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>A sparse convolution of images of one size.</summary>
[Conv2d(3, 20, 3, Padding = 1, Height = 7, Width = 6, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 16, Kept = 3)]
internal sealed partial class FixedEdges;

/// <summary>A dense convolution of images of any size, with steps and gaps.</summary>
[
    Conv2d(
        2, 9, 3, 2, StrideHeight = 2, DilationWidth = 2, PaddingHeight = 1, PaddingWidth = 2,
        Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
internal sealed partial class FreeShapes;

/// <summary>A sparse convolution of sequences in two groups, mirrored at their ends.</summary>
[
    Conv1d(
        4, 8, 5, Stride = 2, PaddingBefore = 4, PaddingAfter = 1, PaddingMode = PaddingMode.Reflect, Groups = 2,
        Bias = false, WeightType = WeightType.BFloat16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class MirroredBeats;

/// <summary>A sparse convolution of images of any size in two groups, with steps, gaps and padding.</summary>
[
    Conv2d(
        8, 12, 3, Stride = 2, Dilation = 2, Padding = 2, Groups = 2, Activation = Activation.Relu,
        Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class PairedGaps;

/// <summary>A convolution of patches, whose columns are whole cells.</summary>
[Conv2d(8, 12, 2, Stride = 2, WeightType = WeightType.Float16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Patches;

/// <summary>A convolution of images of one size that have many positions, in groups.</summary>
[Conv2d(4, 6, 3, Padding = 1, Groups = 2, Height = 48, Width = 48, Targets = KernelTargets.Gpu)]
internal sealed partial class FixedFields;

/// <summary>The first convolution of a chain.</summary>
[Conv2d(4, 4, 3, Padding = 1, Groups = 2, Height = 3, Width = 4, Activation = Activation.Relu)]
internal sealed partial class ChainEdges;

/// <summary>The one behind it.</summary>
[Conv2d(4, 6, 3, Stride = 2, Height = 3, Width = 4)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class ChainCorners;

/// <summary>Both.</summary>
[Sequential(typeof(ChainEdges), typeof(ChainCorners))]
internal sealed partial class ImageChain;

/// <summary>A depthwise convolution, two outputs for each channel.</summary>
[Conv2d(3, 6, 3, Padding = 1, Stride = 2, Groups = 3, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
internal sealed partial class Depthwise;
