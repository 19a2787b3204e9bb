using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>How one instruction set says the steps that every kernel takes; the steps themselves stand in <see cref="CpuTileText"/>.</summary>
/// <param name="layer">The layer whose kernels are written.</param>
/// <param name="plan">What was decided for it.</param>
internal abstract class CpuForm(LayerModel layer, CpuPlan plan)
{
    /// <summary>Gets what kernels of this form end in: <c>Avx512</c>; also the name in the runtime's CpuInstructionSet.</summary>
    public abstract string Name { get; }

    /// <summary>Gets what this instruction set does for a slot, in one English sentence.</summary>
    public abstract string SlotSentence { get; }

    /// <summary>Gets the vector type without its element: <c>Vector512</c>.</summary>
    public abstract string Vector { get; }

    /// <summary>Gets the rows that one vector holds.</summary>
    public abstract int Lanes { get; }

    /// <summary>Gets how many sums a kernel keeps.</summary>
    public abstract CpuFormPlan Registers { get; }

    protected LayerModel Layer => layer;

    protected CpuPlan Plan => plan;

    /// <summary>Writes the loads of one block's inputs, once for all of its slots.</summary>
    public virtual void WriteInputs(CodeWriter code, CpuSample sample)
    {
    }

    /// <summary>Writes the columns of one slot, once for all samples.</summary>
    public abstract void WriteColumns(CodeWriter code, CpuSlot slot);

    /// <summary>Gets the expression for the inputs that the rows of a slot picked.</summary>
    public abstract string Pick(CpuSample sample, CpuSlot slot);

    /// <summary>Gets the expression for the weights of a slot as floats.</summary>
    public abstract string Weights(CpuSlot slot);

    /// <summary>Gets the expression for <c>weights * inputs + sum</c>.</summary>
    public abstract string MultiplyAdd(string weights, string inputs, string sum);

    /// <summary>Writes the small methods that this form's kernels call.</summary>
    public virtual void WriteMethods(CodeWriter code)
    {
    }

    /// <summary>Gets the expression for the input that every row of a dense layer takes from a column.</summary>
    protected string Broadcast(CpuSample sample, CpuSlot slot) =>
        $"{Vector}.Create(Unsafe.Add(ref {sample.Input}, {slot.Place}))";
}
