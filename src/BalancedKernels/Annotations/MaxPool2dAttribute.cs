using System;

namespace BalancedKernels;

/// <summary>Makes a partial class a max-pooling layer for images.</summary>
/// <remarks>
/// <c>[MaxPool2d(64, 224, 224, 2)]</c> maps [batch, 64, 224, 224] to [batch, 64, 112, 112], as PyTorch's MaxPool2d(2)
/// does.
/// </remarks>
/// <inheritdoc cref="Pool2dAttribute(int, int, int, int)" path="/param"/>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MaxPool2dAttribute(int channels, int height, int width, int kernel)
    : Pool2dAttribute(channels, height, width, kernel);
