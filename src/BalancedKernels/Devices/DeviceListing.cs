namespace BalancedKernels;

/// <summary>A device that can be opened on this machine.</summary>
/// <param name="Name">The name to pass to <see cref="ComputeDevice.Open"/>: <c>cuda:0</c>.</param>
/// <param name="Description">The display name: <c>NVIDIA H200</c>.</param>
public sealed record DeviceListing(string Name, string Description);
