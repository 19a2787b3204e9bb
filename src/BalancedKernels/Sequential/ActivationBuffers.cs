using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>What stands between the layers of a chain during one call.</summary>
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

    /// <summary>Gets a buffer as the batch of one layer's results.</summary>
    /// <param name="buffer">Which buffer.</param>
    /// <param name="features">Numbers of a sample, as many as the buffer has room for at most.</param>
    /// <returns>[batch, features]; what it holds is anything.</returns>
    public Span<float> Get(int buffer, int features)
    {
        int start = 0;
        for (int before = 0; before < buffer; before++)
            start += batch * buffers[before];

        return floats.Slice(start, batch * features);
    }
}
