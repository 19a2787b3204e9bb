namespace BalancedKernels.Ptx;

/// <summary>How often one instruction was executed.</summary>
public sealed class PtxInstructionCount
{
    internal PtxInstructionCount(PtxInstruction instruction) => Instruction = instruction;

    /// <summary>Gets the instruction.</summary>
    public PtxInstruction Instruction { get; }

    /// <summary>Gets how many times a warp executed it.</summary>
    public long Warps { get; internal set; }

    /// <summary>Gets how many times a thread executed it.</summary>
    public long Threads { get; internal set; }

    /// <summary>Gets the accesses of shared memory it took beyond those without bank conflicts.</summary>
    public long BankConflicts { get; internal set; }

    /// <summary>Gets the pieces of 32 bytes of global memory it touched.</summary>
    public long Sectors { get; internal set; }
}
