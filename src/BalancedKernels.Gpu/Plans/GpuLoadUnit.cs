using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// What one lane of a warp loads at a time: some neighbouring slots of one row, values first, then
/// their indices, in 32-bit words. Where each bit stands is decided here and nowhere else.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// 32:6 with 16-bit weights: six values fill words 0 to 2, six 5-bit indices bits 2 to 31 of word 3:
/// one 128-bit load. Rows are stored in sets of four, and words of the four rows are interleaved as
/// far as it takes to make every load 128 bits wide: 32:6 with 32-bit weights has seven words, so
/// load number w of a set brings word w of all four rows.
/// This file is compiled into the compiler and into the runtime: the text that reads a cell and the
/// packer that writes it cannot disagree.
/// </remarks>
/// <param name="Block">Columns of a block.</param>
/// <param name="Kept">Slots of a block.</param>
/// <param name="Slots">Slots of a cell.</param>
/// <param name="Values">How a value is stored: in 16 bits or 32.</param>
/// <param name="IndexForm">How indices are stored.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GpuLoadUnit(int Block, int Kept, int Slots, ValueFormat Values, GpuIndexFormat IndexForm)
{
    /// <summary>Rows that are stored together.</summary>
    public const int SetRows = 4;

    /// <summary>Words of one load.</summary>
    public const int LoadWords = 4;

    /// <summary>Gets the bits of one value.</summary>
    public int ValueBits => Values.Bits;

    /// <summary>Gets the words that values take; the last one may be half full.</summary>
    public int ValueWords => ((Slots * ValueBits) + 31) / 32;

    /// <summary>Gets the words a cell takes, and so the loads that a lane needs for a set of four rows.</summary>
    public int Words => ValueWords + IndexWords;

    /// <summary>Gets the bits of one index field; 0 where there are no fields.</summary>
    public int FieldBits => IndexForm switch
    {
        GpuIndexFormat.Bytes => 8,
        GpuIndexFormat.Fields => Logarithm(Block),
        _ => 0,
    };

    /// <summary>Gets the rows whose words one load brings: 1, 2 or 4.</summary>
    public int RowsPerLoad => LoadWords / WordsPerLoad;

    /// <summary>Gets the words of one row that one load brings: 4, 2 or 1.</summary>
    public int WordsPerLoad => Words % 4 == 0 ? 4 : Words % 2 == 0 ? 2 : 1;

    private int IndexWords => IndexForm switch
    {
        GpuIndexFormat.None => 0,
        GpuIndexFormat.Bitmask => ((Slots / Kept * Block) + 31) / 32,
        _ => FieldsFitLastValueWord ? 0 : (Slots + FieldsPerWord - 1) / FieldsPerWord,
    };

    private int FieldsPerWord => 32 / FieldBits;

    // An odd number of 16-bit values leaves half a word: three 5-bit indices of 32:3 fit it.
    private bool FieldsFitLastValueWord => ValueBits == 16 && Slots % 2 == 1 && Slots * FieldBits <= 16;

    /// <summary>
    /// Gets the cells that a row of <paramref name="slots"/> slots takes; the last one may be partly padding.
    /// </summary>
    public int Cells(int slots) => (slots + Slots - 1) / Slots;

    /// <summary>Gets the word of a cell that holds the value of <paramref name="slot"/>.</summary>
    public int ValueWord(int slot) => slot * ValueBits / 32;

    /// <summary>Gets the lowest bit of that value in its word.</summary>
    public int ValueBit(int slot) => slot * ValueBits % 32;

    /// <summary>Gets the word that holds the index field of <paramref name="slot"/>.</summary>
    public int FieldWord(int slot) => FieldsFitLastValueWord ? ValueWords - 1 : ValueWords + (slot / FieldsPerWord);

    /// <summary>Gets the lowest bit of that field: fields end at the word's top bit.</summary>
    public int FieldBit(int slot)
    {
        int fields = FieldsFitLastValueWord ? Slots : FieldsPerWord;
        return 32 - ((fields - (slot % fields)) * FieldBits);
    }

    /// <summary>
    /// Gets the word that holds the bit of <paramref name="column"/>, counted from the cell's first column.
    /// </summary>
    public int MaskWord(int column) => ValueWords + (column / 32);

    /// <summary>
    /// Gets which of a set's loads brings <paramref name="word"/> of <paramref name="row"/> (0 to 3).
    /// </summary>
    public int Load(int row, int word) => (row / RowsPerLoad * (Words / WordsPerLoad)) + (word / WordsPerLoad);

    /// <summary>Gets the component of that load, 0 to 3.</summary>
    public int Component(int row, int word) => (row % RowsPerLoad * WordsPerLoad) + (word % WordsPerLoad);

    private static int Logarithm(int powerOfTwo)
    {
        int bits = 0;
        while (1 << bits < powerOfTwo)
            bits++;

        return bits;
    }
}
