namespace BalancedKernels;

/// <summary>How many rows the matrices of a recurrent layer have in the memory of kernels.</summary>
/// <remarks>
/// A band is sixteen neighbouring hidden units. Its rows stand together, a tile for each gate, so that whoever has
/// multiplied a band has all that its units need. Units that fill up the last band have rows of zeros.
/// </remarks>
internal static class RecurrentRowCount
{
    /// <summary>Gets the rows that one hidden unit has: 4 of an LSTM, 3 of a GRU.</summary>
    public static int Gates(RecurrentKind kind) => kind == RecurrentKind.Lstm ? 4 : 3;

    /// <summary>Gets the bands of a layer.</summary>
    public static int Bands(int hidden) => CpuTile.Count(hidden);

    /// <summary>Gets the rows of one of its matrices.</summary>
    public static int Of(RecurrentKind kind, int hidden) => Bands(hidden) * Gates(kind) * CpuTile.Rows;
}
