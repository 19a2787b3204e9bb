using System;
using System.Collections.Generic;
using BalancedKernels;
using BalancedKernels.Gpu.CompilerServices;

namespace GpuBundle.Verify.Running;

/// <summary>One of the ways to have a layer compute a batch.</summary>
internal abstract class ForwardRoute
{
    /// <summary>Times that a batch is computed: results must be the same to the bit.</summary>
    protected const int Runs = 2;

    /// <summary>Gets what the way is called.</summary>
    public abstract string Name { get; }

    /// <summary>Computes a batch several times, each time into poisoned memory.</summary>
    /// <param name="engine">The layer on its device.</param>
    /// <param name="layer">Its numbers.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <returns>What stands in the memory after each run.</returns>
    public abstract IReadOnlyList<PoisonedMemory> Run(
        GpuLinearEngine engine, LinearDescription layer, ReadOnlySpan<float> input);
}
