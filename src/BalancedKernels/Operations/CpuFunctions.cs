using System;

namespace BalancedKernels;

/// <summary>From an activation's name to the loops that have it inside.</summary>
internal static class CpuFunctions
{
    /// <summary>Makes the layer that does nothing else.</summary>
    public static CpuOperation Elements(Activation activation, int features) => activation switch
    {
        Activation.None => new CpuElements<CpuIdentity>(features),
        Activation.Relu => new CpuElements<CpuRelu>(features),
        Activation.Gelu => new CpuElements<CpuGelu>(features),
        Activation.GeluTanh => new CpuElements<CpuGeluTanh>(features),
        Activation.Silu => new CpuElements<CpuSilu>(features),
        Activation.Sigmoid => new CpuElements<CpuSigmoid>(features),
        Activation.Tanh => new CpuElements<CpuTanh>(features),
        _ => throw Unknown(activation),
    };

    /// <summary>Gets the work that adds two inputs and does it to their sum; one for all calls.</summary>
    public static CpuWork Sum(Activation activation) => activation switch
    {
        Activation.None => CpuAddition<CpuIdentity>.Work,
        Activation.Relu => CpuAddition<CpuRelu>.Work,
        Activation.Gelu => CpuAddition<CpuGelu>.Work,
        Activation.GeluTanh => CpuAddition<CpuGeluTanh>.Work,
        Activation.Silu => CpuAddition<CpuSilu>.Work,
        Activation.Sigmoid => CpuAddition<CpuSigmoid>.Work,
        Activation.Tanh => CpuAddition<CpuTanh>.Work,
        _ => throw Unknown(activation),
    };

    private static ArgumentOutOfRangeException Unknown(Activation activation) =>
        new(nameof(activation), activation, $"Activations are {string.Join(", ", Enum.GetNames<Activation>())}.");
}
