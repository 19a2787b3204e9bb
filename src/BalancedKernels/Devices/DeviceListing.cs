namespace BalancedKernels;

/// <summary>One device that can be opened.</summary>
/// <param name="Name">What <see cref="ComputeDevice.Open"/> opens it by: <c>cuda:0</c>.</param>
/// <param name="Description">What it is, for people: <c>NVIDIA H200</c>.</param>
public sealed record DeviceListing(string Name, string Description);
