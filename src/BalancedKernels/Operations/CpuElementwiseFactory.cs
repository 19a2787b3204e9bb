using System;

namespace BalancedKernels;

/// <summary>Selects the elementwise loop that was compiled for an activation.</summary>
internal static class CpuElementwiseFactory
{
    /// <summary>Creates the operation of a layer that only applies an activation.</summary>
    public static CpuOperation Create(Activation activation, int features) => activation switch
    {
        Activation.None => new CpuElementwise<CpuIdentity>(features),
        Activation.Relu => new CpuElementwise<CpuRelu>(features),
        Activation.Gelu => new CpuElementwise<CpuGelu>(features),
        Activation.GeluTanh => new CpuElementwise<CpuGeluTanh>(features),
        Activation.Silu => new CpuElementwise<CpuSilu>(features),
        Activation.Sigmoid => new CpuElementwise<CpuSigmoid>(features),
        Activation.Tanh => new CpuElementwise<CpuTanh>(features),
        _ => throw Unknown(activation),
    };

    /// <summary>Gets the shared work that adds two inputs and applies an activation to each sum.</summary>
    public static CpuWork GetAdd(Activation activation) => activation switch
    {
        Activation.None => CpuElementwiseAdd<CpuIdentity>.Work,
        Activation.Relu => CpuElementwiseAdd<CpuRelu>.Work,
        Activation.Gelu => CpuElementwiseAdd<CpuGelu>.Work,
        Activation.GeluTanh => CpuElementwiseAdd<CpuGeluTanh>.Work,
        Activation.Silu => CpuElementwiseAdd<CpuSilu>.Work,
        Activation.Sigmoid => CpuElementwiseAdd<CpuSigmoid>.Work,
        Activation.Tanh => CpuElementwiseAdd<CpuTanh>.Work,
        _ => throw Unknown(activation),
    };

    private static ArgumentOutOfRangeException Unknown(Activation activation) =>
        new(nameof(activation), activation, $"Activations are {string.Join(", ", Enum.GetNames<Activation>())}.");
}
