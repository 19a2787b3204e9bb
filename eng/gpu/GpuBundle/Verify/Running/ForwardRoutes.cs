using System.Collections.Generic;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;

namespace GpuBundle.Verify.Running;

/// <summary>The ways there are.</summary>
internal static class ForwardRoutes
{
    /// <summary>Gets Forward on plain tensors.</summary>
    public static ForwardRoute Tensors { get; } = new TensorRoute<RowMajor, RowMajor>();

    /// <summary>Gets the same, captured.</summary>
    public static ForwardRoute Captured { get; } = new TensorRoute<RowMajor, RowMajor>(isCaptured: true);

    /// <summary>Gets Forward on host memory.</summary>
    public static ForwardRoute Host { get; } = new HostRoute();

    /// <summary>Gets Forward on tensors of which one at least is not plain.</summary>
    public static IReadOnlyList<ForwardRoute> Layouts { get; } =
    [
        new TensorRoute<RowMajor, LaneMajor32>(),
        new TensorRoute<LaneMajor64, RowMajor>(),
        new TensorRoute<LaneMajor32, LaneMajor64>(),
        new TensorRoute<RowMajor, LaneMajor64>(),
        new TensorRoute<LaneMajor32, RowMajor>(),
        new TensorRoute<LaneMajor64, LaneMajor32>(),
        new TensorRoute<LaneMajor32, LaneMajor32>(),
        new TensorRoute<LaneMajor64, LaneMajor64>(),
    ];
}
