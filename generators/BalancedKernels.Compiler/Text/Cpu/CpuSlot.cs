namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>One vector of rows of one slot: which weights, and what its variables are called.</summary>
/// <param name="Number">The slot's place in the text of a step.</param>
/// <param name="FirstRow">The first row of the tile in this vector.</param>
/// <param name="Place">The expression for its place in the block, or, for a dense layer, for its column.</param>
internal sealed record CpuSlot(int Number, int FirstRow, string Place)
{
    /// <summary>The weights' distance from the step's first, counted in weights.</summary>
    public int Offset => (Number * CpuTile.Rows) + FirstRow;

    /// <summary>The expression for where the weights stand.</summary>
    public string At => AtRow(0);

    public string Name(string what, int lanes) =>
        lanes == CpuTile.Rows ? $"{what}{Number}" : $"{what}{Number}Rows{FirstRow}";

    /// <summary>The expression for where the weight <paramref name="more"/> rows further stands.</summary>
    public string AtRow(int more) => Offset + more == 0 ? "at" : $"at + {Offset + more}";
}
