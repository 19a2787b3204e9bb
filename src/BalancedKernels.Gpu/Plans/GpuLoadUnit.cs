using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// The weights that one lane of a warp loads at a time: neighbouring slots of one row, first their values and then
/// their indices, in 32-bit words. Only this type defines the position of each bit.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// An example is 32:6 with 16-bit weights. Six values fill words 0 to 2, and six 5-bit indices fill bits 2 to 31 of
/// word 3: one 128-bit load. Rows are stored in sets of four. Their words are interleaved so that every load is 128
/// bits wide: 32:6 with 32-bit weights has seven words, so load w of a set contains word w of all four rows. This file
/// is compiled into the compiler and into the runtime, so generated kernels and the packer cannot disagree.
/// </remarks>
/// <param name="Block">Columns of a block.</param>
/// <param name="Kept">Slots of a block.</param>
/// <param name="Slots">Slots of a load unit.</param>
/// <param name="Values">How a value is stored: in 16 or 32 bits.</param>
/// <param name="Indices">How indices are stored.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct GpuLoadUnit(int Block, int Kept, int Slots, ValueFormat Values, GpuIndexFormat Indices)
{
    /// <summary>The rows of a set: they are stored together.</summary>
    public const int SetRows = 4;

    /// <summary>The words of one load.</summary>
    public const int LoadWords = 4;

    /// <summary>Gets the bits of one value.</summary>
    public int ValueBits => Values.Bits;

    /// <summary>Gets the words that hold values; the last one may be half full.</summary>
    public int ValueWords => ((Slots * ValueBits) + 31) / 32;

    /// <summary>
    /// Gets the words of a load unit. It is also the number of loads of a lane for a set of four rows.
    /// </summary>
    public int Words => ValueWords + IndexWords;

    /// <summary>Gets the bits of one index field; 0 if there are no fields.</summary>
    public int FieldBits => Indices switch
    {
        GpuIndexFormat.Bytes => 8,
        GpuIndexFormat.Fields => Log2(Block),
        _ => 0,
    };

    /// <summary>Gets the rows whose words one load contains: 1, 2 or 4.</summary>
    public int RowsPerLoad => LoadWords / WordsPerLoad;

    /// <summary>Gets the words of one row that one load contains: 4, 2 or 1.</summary>
    public int WordsPerLoad => Words % 4 == 0 ? 4 : Words % 2 == 0 ? 2 : 1;

    private int IndexWords => Indices switch
    {
        GpuIndexFormat.None => 0,
        GpuIndexFormat.Bitmask => ((Slots / Kept * Block) + 31) / 32,
        _ => FieldsFitLastValueWord ? 0 : (Slots + FieldsPerWord - 1) / FieldsPerWord,
    };

    private int FieldsPerWord => 32 / FieldBits;

    // An odd number of 16-bit values leaves half a word free. Three 5-bit indices of 32:3 fit it.
    private bool FieldsFitLastValueWord => ValueBits == 16 && Slots % 2 == 1 && Slots * FieldBits <= 16;

    /// <summary>
    /// Gets the load units of a row of <paramref name="slots"/> slots; the last one may be partly padding.
    /// </summary>
    public int LoadUnitsPerRow(int slots) => (slots + Slots - 1) / Slots;

    /// <summary>Gets the word of a load unit that holds the value of <paramref name="slot"/>.</summary>
    public int ValueWord(int slot) => slot * ValueBits / 32;

    /// <summary>Gets the lowest bit of that value in its word.</summary>
    public int ValueBit(int slot) => slot * ValueBits % 32;

    /// <summary>Gets the word that holds the index field of <paramref name="slot"/>.</summary>
    public int FieldWord(int slot) => FieldsFitLastValueWord ? ValueWords - 1 : ValueWords + (slot / FieldsPerWord);

    /// <summary>Gets the lowest bit of that field. The last field ends at the top bit of the word.</summary>
    public int FieldBit(int slot)
    {
        int fields = FieldsFitLastValueWord ? Slots : FieldsPerWord;
        return 32 - ((fields - (slot % fields)) * FieldBits);
    }

    /// <summary>
    /// Gets the word that holds the bit of <paramref name="column"/>, counted from the first column of the load unit.
    /// </summary>
    public int MaskWord(int column) => ValueWords + (column / 32);

    /// <summary>
    /// Gets the load of a set that contains <paramref name="word"/> of <paramref name="row"/> (0 to 3).
    /// </summary>
    public int Load(int row, int word) => (row / RowsPerLoad * (Words / WordsPerLoad)) + (word / WordsPerLoad);

    /// <summary>Gets the component of that load which is the word, 0 to 3.</summary>
    public int Component(int row, int word) => (row % RowsPerLoad * WordsPerLoad) + (word % WordsPerLoad);

    private static int Log2(int powerOfTwo)
    {
        int bits = 0;
        while (1 << bits < powerOfTwo)
            bits++;

        return bits;
    }
}
