using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// How one instruction set says the steps that every kernel takes; the steps themselves stand in
/// <see cref="CpuBlockText"/> and <see cref="CpuPanelKernelText"/>.
/// </summary>
/// <param name="layer">The layer whose kernels are written.</param>
/// <param name="plan">What was decided for it.</param>
internal abstract class CpuInstructionText(LayerModel layer, CpuPlan plan)
{
    /// <summary>
    /// Gets what kernels of this form end in: <c>Avx512</c>; also the name in the runtime's CpuInstructionSet.
    /// </summary>
    public abstract string Name { get; }

    /// <summary>Gets what this instruction set does for a slot, in one English sentence.</summary>
    public abstract string SlotSentence { get; }

    /// <summary>Gets the vector type without its element: <c>Vector512</c>.</summary>
    public abstract string Vector { get; }

    /// <summary>Gets the floats that one vector holds.</summary>
    public abstract int Lanes { get; }

    /// <summary>Gets what was decided for this form.</summary>
    public abstract CpuInstructionSetPlan Registers { get; }

    /// <summary>Gets whether the slots of a group are a loop; otherwise they are written out.</summary>
    public virtual bool LoopsOverSlots => false;

    /// <summary>Gets whether 16-bit weights come in pairs, a word of two for each row.</summary>
    public bool Paired => Registers.Layout.Values.IsPaired;

    protected LayerModel Layer => layer;

    protected CpuPlan Plan => plan;

    /// <summary>Writes the loads of one block's inputs, once for all of its slots.</summary>
    public virtual void WriteInputs(CodeWriter code, CpuSample sample)
    {
    }

    /// <summary>
    /// Writes the loads of a group's index words for one vector of rows; <paramref name="words"/> is a reference,
    /// <paramref name="at"/> their distance from it in words.
    /// </summary>
    public virtual void WriteIndices(CodeWriter code, SlotGroup group, RowVector lane, string words, int at)
    {
    }

    /// <summary>Gets the expression for the columns that the rows of a slot picked.</summary>
    public abstract string Columns(SlotGroup group, RowVector lane, CpuSlotIndex slot, string words, int at);

    /// <summary>Gets the expression for the inputs in those columns.</summary>
    public abstract string Pick(CpuSample sample, string columns);

    /// <summary>
    /// Gets the expression for the 16-bit weights of a slot without a partner, each in the lower half of its word.
    /// </summary>
    public abstract string LoadSingles(string at);

    /// <summary>Gets the expression for the weights in the lower halves of words, as floats.</summary>
    public string Low(string words) => layer.WeightType == WeightType.BFloat16
        ? $"({words} << 16).AsSingle()"
        : $"Halves{Name}({words} << 16)";

    /// <summary>Gets the expression for the weights in the upper halves of words, as floats.</summary>
    public string High(string words) => layer.WeightType == WeightType.BFloat16
        ? $"({words} & {Vector}.Create(unchecked((int)0xFFFF0000))).AsSingle()"
        : $"Halves{Name}({words})";

    /// <summary>Gets the expression for <c>weights * inputs + sum</c>.</summary>
    public abstract string MultiplyAdd(string weights, string inputs, string sum);

    /// <summary>
    /// Gets the expression for one of four weights in every lane; wider vectors than these have the four in every four
    /// lanes.
    /// </summary>
    public virtual string Spread(string weights, int which) =>
        $"Vector128.Shuffle({weights}, Vector128.Create({which}))";

    /// <summary>Writes the small methods that this form's kernels call.</summary>
    public virtual void WriteMethods(CodeWriter code)
    {
        if (layer.WeightType != WeightType.Float16)
            return;

        code.Line();
        code.Line(
            "// A half's bits, moved from the upper half of a word to where a float has them, are the number divided by 2^112: exact,");
        code.Line(
            "// for subnormal halves too. Infinity and NaN would come out finite: layers that hold one run the portable form.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line($"private static {Vector}<float> Halves{Name}({Vector}<int> words) =>");
        code.Line(
            $"    ((words >> 3) & {Vector}.Create(unchecked((int)0x8FFFE000))).AsSingle() * {Vector}.Create(0x77800000).AsSingle();");
    }

    /// <summary>Gets the load of one vector of floats or words.</summary>
    public string Load(string reference, string at) => at == "0"
        ? $"{Vector}.LoadUnsafe(ref {reference})"
        : $"{Vector}.LoadUnsafe(ref {reference}, {at})";

    /// <summary>Gets a reference to a place, as an argument.</summary>
    public static string Reference(string reference, string at) =>
        at == "0" ? $"ref {reference}" : $"ref Unsafe.Add(ref {reference}, {at})";

    /// <summary>The name of a group's index words.</summary>
    protected static string IndexName(SlotGroup group, RowVector lane) => $"indices{group.FirstSlot}{lane.Suffix}";

    /// <summary>The type of a group's words in memory.</summary>
    protected static string WordType(SlotGroup group) =>
        group.WordBytes switch { 4 => "int", 2 => "ushort", _ => "byte" };

    /// <summary>The distance of a lane's words from the group's first, in words of four bytes.</summary>
    protected static int WordsAt(SlotGroup group, RowVector lane, int at) => at + (lane.FirstRow * group.WordBytes / 4);
}
