using BalancedKernels;
using Programs.Layers;

namespace QuickStart.Networks;

/// <summary>The two hidden layers in one of their patterns.</summary>
/// <param name="First">784 inputs, 1024 outputs.</param>
/// <param name="Second">1024 inputs, 1024 outputs.</param>
internal sealed record HiddenLayers(LayerKind First, LayerKind Second)
{
    /// <summary>Gets the pattern of both.</summary>
    public BalancedPattern Pattern => First.Description.Pattern;
}
