using System;

namespace BalancedKernels;

/// <summary>A loaded layer: its weights are on one device, and it is disposed once.</summary>
/// <remarks>
/// <see cref="ILayer"/>, <see cref="IImageLayer"/> and <see cref="ISequenceLayer"/> add Forward.
/// A layer does not change after it is loaded: any number of threads may call Forward at once.
/// After <see cref="IDisposable.Dispose"/> of the layer or of its <see cref="Device"/>, every Forward throws
/// <see cref="ObjectDisposedException"/>; properties can still be read. Any thread may call Dispose, even while other
/// threads are inside Forward: each of those calls either computes the right numbers or throws the same exception. The
/// layer's memory is freed at once, or when the last of those calls ends. A layer must be disposed even if its device
/// was disposed before.
/// </remarks>
public interface IDeviceLayer : IDisposable
{
    /// <summary>Gets the device that holds the weights.</summary>
    ComputeDevice Device { get; }
}
