using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>The buffers for the activations between the layers of a chain during one call.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ActivationBuffers
{
    private readonly Span<float> floats;
    private readonly IReadOnlyList<int> buffers;
    private readonly int batch;

    internal ActivationBuffers(Span<float> floats, IReadOnlyList<int> buffers, int batch)
    {
        this.floats = floats;
        this.buffers = buffers;
        this.batch = batch;
    }

    /// <summary>Gets a buffer for the results of one layer.</summary>
    /// <param name="buffer">The index of the buffer.</param>
    /// <param name="features">Features per sample, at most the size of the buffer per sample.</param>
    /// <returns>[batch, features], with undefined content.</returns>
    public Span<float> Get(int buffer, int features)
    {
        int start = 0;
        for (int i = 0; i < buffer; i++)
            start += batch * buffers[i];

        return floats.Slice(start, batch * features);
    }
}
