using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>A tensor that waits to be written.</summary>
internal sealed record PendingTensor(string Name, string Dtype, long[] Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>
    /// Widest elements first, as the format's own writer does it: each tensor ends where the next may begin.
    /// </summary>
    public static PendingTensor[] InFileOrder(IEnumerable<PendingTensor> tensors) =>
    [
        .. tensors
            .OrderByDescending(tensor => SafetensorsTypes.Bits(tensor.Dtype))
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal),
    ];
}
