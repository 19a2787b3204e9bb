using System.Reflection;
using BalancedKernels.Gpu.CompilerServices;

namespace OfflineKernels;

/// <summary>One launch of a kernel, as the engine would do it.</summary>
/// <param name="Kernel">The kernel's method.</param>
/// <param name="Shape">What a group computes, and how many groups are to be resident.</param>
/// <param name="X">Groups along x.</param>
/// <param name="Y">Groups along y.</param>
/// <param name="Z">Groups along z.</param>
/// <param name="SharedBytes">Shared memory of a group that the launch sizes.</param>
public sealed record GpuLaunch(MethodInfo Kernel, GpuKernelShape Shape, int X, int Y, int Z, int SharedBytes);
