using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>
/// A function of one number, sixteen at a time; a type argument, so that a loop over numbers has it inside.
/// </summary>
internal interface ICpuFunction
{
    static abstract Vector512<float> Apply(Vector512<float> x);
}

/// <summary>The number itself.</summary>
internal readonly struct CpuIdentity : ICpuFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => x;
}

/// <summary><see cref="Activation.Relu"/>.</summary>
internal readonly struct CpuRelu : ICpuFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Relu(x);
}

/// <summary><see cref="Activation.Gelu"/>.</summary>
internal readonly struct CpuGelu : ICpuFunction
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Gelu(x);
}

/// <summary><see cref="Activation.GeluTanh"/>.</summary>
internal readonly struct CpuGeluTanh : ICpuFunction
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.GeluTanh(x);
}

/// <summary><see cref="Activation.Silu"/>.</summary>
internal readonly struct CpuSilu : ICpuFunction
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Silu(x);
}

/// <summary><see cref="Activation.Sigmoid"/>.</summary>
internal readonly struct CpuSigmoid : ICpuFunction
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Sigmoid(x);
}

/// <summary><see cref="Activation.Tanh"/>.</summary>
internal readonly struct CpuTanh : ICpuFunction
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Tanh(x);
}
