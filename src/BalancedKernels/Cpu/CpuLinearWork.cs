using System;

namespace BalancedKernels;

/// <summary>One layer's weights and which of its kernels run: what Forward shares out among threads.</summary>
/// <remarks>Generic, so that the call of a layer's static Run is direct.</remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuLinearWork<TLayer>(CpuPackedWeights weights, CpuInstructionSet instructionSet, int inputs, int outputs) : CpuWork
    where TLayer : ICpuLinear
{
    /// <inheritdoc/>
    public override unsafe void Run(float* input, float* output, int batch, int first, int end)
    {
        CpuLinearShare share = new()
        {
            InstructionSet = instructionSet,
            Values = weights.Values,
            Indices = weights.Indices,
            Bias = weights.Bias,
            Input = new ReadOnlySpan<float>(input, batch * inputs),
            Output = new Span<float>(output, batch * outputs),
            Batch = batch,
            FirstTile = first,
            EndTile = end,
        };
        TLayer.Run(in share);
    }
}
