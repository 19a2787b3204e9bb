namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>A sparse convolution of images of one size.</summary>
[Conv2d(3, 20, 3, Padding = 1, Height = 7, Width = 6, Activation = Activation.Relu, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 16, Kept = 3)]
internal sealed partial class FixedEdges;

/// <summary>A dense convolution of images of any size, with steps and gaps.</summary>
[Conv2d(2, 9, 3, 2, StrideHeight = 2, DilationWidth = 2, PaddingHeight = 1, PaddingWidth = 2, Activation = Activation.Gelu, Targets = KernelTargets.Gpu)]
internal sealed partial class FreeShapes;

/// <summary>A sparse convolution of sequences in two groups, mirrored at their ends.</summary>
[Conv1d(4, 8, 5, Stride = 2, PaddingBefore = 4, PaddingAfter = 1, PaddingMode = PaddingMode.Reflect, Groups = 2, Bias = false, Weights = Precision.BFloat16, Targets = KernelTargets.Gpu)]
[BalancedSparse(Block = 4, Kept = 2)]
internal sealed partial class MirroredBeats;

/// <summary>A depthwise convolution, two outputs for each channel.</summary>
[Conv2d(3, 6, 3, Padding = 1, Stride = 2, Groups = 3, Activation = Activation.Silu, Targets = KernelTargets.Gpu)]
internal sealed partial class Depthwise;
