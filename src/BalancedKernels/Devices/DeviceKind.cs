namespace BalancedKernels;

/// <summary>The families of devices, as their names begin.</summary>
internal enum DeviceKind
{
    Cpu,
    Cuda,
    OpenCl,
}
