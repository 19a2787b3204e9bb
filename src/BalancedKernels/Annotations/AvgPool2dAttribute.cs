using System;

namespace BalancedKernels;

/// <summary>Makes a partial class an average-pooling layer for images.</summary>
/// <remarks>
/// <c>[AvgPool2d(64, 56, 56, 2)]</c> maps [batch, 64, 56, 56] to [batch, 64, 28, 28], as PyTorch's AvgPool2d(2) does.
/// </remarks>
/// <inheritdoc cref="Pool2dAttribute(int, int, int, int)" path="/param"/>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AvgPool2dAttribute(int channels, int height, int width, int kernel)
    : Pool2dAttribute(channels, height, width, kernel)
{
    /// <summary>
    /// Gets or sets whether padding counts in the divisor of a mean; true by default, as PyTorch's count_include_pad.
    /// </summary>
    public bool CountPadding { get; set; } = true;
}
