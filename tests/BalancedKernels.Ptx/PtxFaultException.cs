using System;

namespace BalancedKernels.Ptx;

/// <summary>A kernel did what PTX does not define: says where in its text, which thread, and what.</summary>
public sealed class PtxFaultException : Exception
{
    internal PtxFaultException(
        PtxFault fault, PtxInstruction instruction, string kernel, PtxDim group, PtxDim thread, string what)
        : base(
            $"Kernel {kernel}, line {instruction.Line}, '{instruction.Text}', group {group}, thread {thread}: {what}")
    {
        Fault = fault;
        Instruction = instruction;
        Group = group;
        Thread = thread;
    }

    /// <summary>Gets what kind of thing it did.</summary>
    public PtxFault Fault { get; }

    /// <summary>Gets the instruction that did it.</summary>
    public PtxInstruction Instruction { get; }

    /// <summary>Gets the thread's group.</summary>
    public PtxDim Group { get; }

    /// <summary>Gets the thread; where several are at fault, one of them.</summary>
    public PtxDim Thread { get; }
}
