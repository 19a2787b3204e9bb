using System;

namespace BalancedKernels;

/// <summary>What one pass of a recurrent layer multiplies with and adds.</summary>
/// <param name="Input">The product with the input.</param>
/// <param name="Hidden">The product with the hidden state.</param>
/// <param name="Bias">[band, 4, 16], as <see cref="RecurrentRowLayout"/> says.</param>
internal sealed record CpuRecurrentPass(CpuLinearProduct Input, CpuLinearProduct Hidden, AlignedMemory<float> Bias)
{
    /// <summary>Packs the weights of a pass.</summary>
    public static CpuRecurrentPass Of<TInput, THidden>(
        CpuDevice device, NativeMemoryOwner memory, RecurrentPassWeights weights, RecurrentDescription layer)
        where TInput : ICpuLinear
        where THidden : ICpuLinear
    {
        float[] biases = RecurrentRowLayout.ArrangeBias(weights, layer);
        AlignedMemory<float> bias = memory.Allocate<float>(biases.Length);
        biases.CopyTo(bias.Span);
        return new CpuRecurrentPass(
            CpuLinearProduct.Of<TInput>(
                device, memory, RecurrentRowLayout.Arrange(weights.Input, layer, TInput.Description)),
            CpuLinearProduct.Of<THidden>(
                device, memory, RecurrentRowLayout.Arrange(weights.Hidden, layer, THidden.Description)),
            bias);
    }
}
