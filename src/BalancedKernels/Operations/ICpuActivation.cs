using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>
/// An activation on vectors of sixteen elements. It is a type argument, so that loops are compiled with the function
/// inlined.
/// </summary>
internal interface ICpuActivation
{
    static abstract Vector512<float> Apply(Vector512<float> x);
}

/// <summary><see cref="Activation.None"/>.</summary>
internal readonly struct CpuIdentity : ICpuActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => x;
}

/// <summary><see cref="Activation.Relu"/>.</summary>
internal readonly struct CpuRelu : ICpuActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Relu(x);
}

/// <summary><see cref="Activation.Gelu"/>.</summary>
internal readonly struct CpuGelu : ICpuActivation
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Gelu(x);
}

/// <summary><see cref="Activation.GeluTanh"/>.</summary>
internal readonly struct CpuGeluTanh : ICpuActivation
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.GeluTanh(x);
}

/// <summary><see cref="Activation.Silu"/>.</summary>
internal readonly struct CpuSilu : ICpuActivation
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Silu(x);
}

/// <summary><see cref="Activation.Sigmoid"/>.</summary>
internal readonly struct CpuSigmoid : ICpuActivation
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Sigmoid(x);
}

/// <summary><see cref="Activation.Tanh"/>.</summary>
internal readonly struct CpuTanh : ICpuActivation
{
    public static Vector512<float> Apply(Vector512<float> x) => CpuActivations.Tanh(x);
}
