using System;

namespace BalancedKernels;

/// <summary>What the generated half of a linear layer gives the CPU: its numbers and its kernels.</summary>
/// <remarks>Implemented explicitly, so that nothing of it shows on the layer.</remarks>
public interface ICpuLinear
{
    /// <summary>Gets what was fixed when the kernels were written.</summary>
    static abstract LinearDescription Description { get; }

    /// <summary>Gets the columns of the panel that the next samples of a batch are best computed in; 0 where they are too few for one.</summary>
    /// <param name="instructionSet">Which form of the kernels runs.</param>
    /// <param name="samples">Samples that are still to do.</param>
    static virtual int PanelColumns(CpuInstructionSet instructionSet, int samples) => 0;

    /// <summary>Computes one share of a Forward of few samples.</summary>
    static abstract void Run(in CpuLinearShare share);

    /// <summary>Computes one share of a Forward of one panel of samples.</summary>
    /// <exception cref="NotSupportedException">The layer has no kernels for panels: <see cref="PanelColumns"/> is 0 for every number of samples.</exception>
    static virtual void RunPanel(in CpuPanelShare share) => throw new NotSupportedException("This layer has no kernels for panels of samples.");
}
