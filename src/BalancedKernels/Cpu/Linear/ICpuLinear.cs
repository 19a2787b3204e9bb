using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// What the generated half of a linear layer gives the CPU: its description, its plans and its kernels.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not. Implemented explicitly, so that nothing of it shows on the layer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICpuLinear
{
    /// <summary>Gets the sizes, pattern, precision, bias and activation that the kernels are compiled for.</summary>
    static abstract LinearDescription Description { get; }

    /// <summary>Gets the layout and the kernels of an instruction set.</summary>
    /// <param name="instructionSet">The instruction set whose kernels run.</param>
    static abstract CpuLinearPlan Plan(CpuInstructionSet instructionSet);

    /// <summary>Runs a kernel.</summary>
    /// <param name="kernel">The kernel's <see cref="CpuKernel.Index"/>.</param>
    /// <param name="arguments">What it reads and writes, in the form that its plan says.</param>
    static abstract void Run(int kernel, in CpuArguments arguments);
}
