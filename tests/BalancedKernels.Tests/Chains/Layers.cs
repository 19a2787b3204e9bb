namespace BalancedKernels.Tests.Chains;

[Linear(6, 40, Activation = Activation.Relu)]
internal sealed partial class First;

[Linear(40, 33)]
internal sealed partial class Second;

[Softmax(33)]
internal sealed partial class Shares;

[Sequential(typeof(First), typeof(Second), typeof(Shares))]
internal sealed partial class Digits;

[MaxPool2d(2, 6, 8, 2)]
internal sealed partial class Pool;

[Flatten(2, 3, 4)]
internal sealed partial class Flat;

[Linear(24, 6, WeightType = WeightType.BFloat16)]
internal sealed partial class Narrow;

[BatchNorm(6, Epsilon = 1e-3)]
internal sealed partial class NarrowNorm;

/// <summary>An image, a batch norm that is folded, and a chain inside the chain.</summary>
[Sequential(typeof(Pool), typeof(Flat), typeof(Narrow), typeof(NarrowNorm), typeof(Digits))]
internal sealed partial class Images;

[Linear(24, 6, Activation = Activation.Relu)]
internal sealed partial class Bent;

/// <summary>A batch norm that nothing takes in, because an activation stands before it.</summary>
[Sequential(typeof(Bent), typeof(NarrowNorm))]
internal sealed partial class Unfolded;

[Sequential(typeof(Flat))]
internal sealed partial class Copy;

[Conv2d(2, 4, 3, Padding = 1, Groups = 2, Height = 6, Width = 8)]
internal sealed partial class Filter;

[BatchNorm(4, 6, 8)]
internal sealed partial class FilterNorm;

[Activation(Activation.Relu, 4, 6, 8)]
internal sealed partial class FilterRelu;

/// <summary>A convolution in two groups that takes a batch norm in.</summary>
[Sequential(typeof(Filter), typeof(FilterNorm), typeof(FilterRelu))]
internal sealed partial class Pictures;
