using System;
using System.Collections.Generic;
using BalancedKernels;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;

namespace GpuBundle.Verify.Running;

/// <summary>Forward on spans of host memory.</summary>
internal sealed class HostRoute : ForwardRoute
{
    /// <inheritdoc/>
    public override string Name => "host memory";

    /// <inheritdoc/>
    public override IReadOnlyList<PoisonedMemory> Run(
        GpuLinearEngine engine, LinearDescription layer, ReadOnlySpan<float> input)
    {
        PoisonedMemory[] memories = new PoisonedMemory[Runs];
        for (int run = 0; run < Runs; run++)
        {
            memories[run] = PoisonedMemory.Of<RowMajor>(input.Length / layer.Inputs, layer.Outputs);
            engine.Forward(input, memories[run].Numbers.AsSpan(0, input.Length / layer.Inputs * layer.Outputs));
        }

        return memories;
    }
}
