using System;

namespace BalancedKernels.Tests.Chains;

[Linear(64, 256, Activation = Activation.Relu)]
[BalancedSparse(Block = 32, Ratio = 0.75)]
public sealed partial class Widen;

[Linear(256, 64)]
[BalancedSparse(Block = 32, Ratio = 0.75)]
public sealed partial class Shrink;

/// <summary>Gives <c>relu(x + shrink(widen(x)))</c>.</summary>
public sealed class ResidualBlock(SafetensorsFile weights, string name, ComputeDevice device) : IDisposable
{
    private readonly Widen widen = Widen.Load(weights, $"{name}.widen", device);
    private readonly Shrink shrink = Shrink.Load(weights, $"{name}.shrink", device);

    /// <param name="input">[batch, 64].</param>
    /// <param name="wide">[batch, 256], to work in.</param>
    /// <param name="output">[batch, 64].</param>
    public void Forward(DeviceTensor input, DeviceTensor wide, DeviceTensor output)
    {
        widen.Forward(input, wide);
        shrink.Forward(wide, output);
        widen.Device.Add(input, output, output, Activation.Relu);
    }

    public void Dispose()
    {
        widen.Dispose();
        shrink.Dispose();
    }
}
