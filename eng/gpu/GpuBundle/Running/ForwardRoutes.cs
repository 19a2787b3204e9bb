using System.Collections.Generic;
using BalancedKernels;
using BalancedKernels.Gpu;

namespace GpuBundle.Running;

/// <summary>The ways there are.</summary>
internal static class ForwardRoutes
{
    /// <summary>Gets Forward on plain tensors.</summary>
    public static ForwardRoute Tensors { get; } = new TensorRoute<Plain, Plain>();

    /// <summary>Gets the same, captured.</summary>
    public static ForwardRoute Captured { get; } = new TensorRoute<Plain, Plain>(isCaptured: true);

    /// <summary>Gets Forward on host memory.</summary>
    public static ForwardRoute Host { get; } = new HostRoute();

    /// <summary>Gets Forward on tensors of which one at least is not plain.</summary>
    public static IReadOnlyList<ForwardRoute> Layouts { get; } =
    [
        new TensorRoute<Plain, Cells32>(),
        new TensorRoute<Cells64, Plain>(),
        new TensorRoute<Cells32, Cells64>(),
        new TensorRoute<Plain, Cells64>(),
        new TensorRoute<Cells32, Plain>(),
        new TensorRoute<Cells64, Cells32>(),
        new TensorRoute<Cells32, Cells32>(),
        new TensorRoute<Cells64, Cells64>(),
    ];
}
