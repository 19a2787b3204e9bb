using System;

namespace BalancedKernels;

/// <summary>
/// Creates the exceptions for disposed layers, states, tensors and devices. Each names the object that was used and the
/// object that was disposed.
/// </summary>
internal static class Disposed
{
    /// <summary>A layer was used after its Dispose.</summary>
    public static ObjectDisposedException Layer(string layer) => new(layer, $"Layer '{layer}' was disposed.");

    /// <summary>A recurrent state was used after its Dispose.</summary>
    public static ObjectDisposedException State(string layer) =>
        new(nameof(RecurrentState), $"The state of layer '{layer}' was disposed.");

    /// <summary>A tensor was used after its Dispose.</summary>
    public static ObjectDisposedException Tensor(int batch, int features) =>
        new("DeviceTensor", $"The tensor [{batch}, {features}] was disposed.");

    /// <summary>A device was used after its Dispose.</summary>
    public static ObjectDisposedException Device(ComputeDevice device) =>
        new(device.Name, $"The device {device.Name} was disposed.");

    /// <summary>An object on a device was used after the Dispose of the device.</summary>
    /// <param name="used">The object, as the start of a sentence: <c>Layer 'Hidden'</c>.</param>
    /// <param name="device">The device.</param>
    public static ObjectDisposedException On(string used, ComputeDevice device) =>
        new(device.Name, $"{used} is on the device {device.Name}, which was disposed.");
}
