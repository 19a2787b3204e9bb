namespace BalancedKernels;

/// <summary>How the column indices of a block stand in a cell of CPU weights.</summary>
internal enum CpuIndices
{
    /// <summary>Bit fields of words, as few bits as a block needs: what permutes of whole registers take.</summary>
    Fields,

    /// <summary>A byte each, slots in pairs, rows as <see cref="CpuCells.ByteAt"/> says: what byte shuffles of AVX2 take.</summary>
    Bytes,
}
