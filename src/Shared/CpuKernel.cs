using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// One generated CPU kernel of a weight matrix: the batches it is for, and the form in which it reads its input.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Index">The number that the generated Run method calls it by.</param>
/// <param name="Input">The form in which it reads samples.</param>
/// <param name="LeastSamples">It is used from this many samples on.</param>
/// <param name="Columns">Samples in one packed panel (Nr); 0 for a kernel that reads no panel.</param>
/// <param name="PaddedInputs">
/// Inputs of a sample in the packed form, zero-padded to whole blocks; 0 for a kernel that reads samples as they are.
/// </param>
/// <param name="SumTiles">Row tiles whose sums it keeps in the workspace; 0 where sums stay in registers.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CpuKernel(
    int Index,
    CpuKernelInput Input,
    int LeastSamples,
    int Columns = 0,
    int PaddedInputs = 0,
    int SumTiles = 0);

/// <summary>The form in which a CPU kernel reads samples.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CpuKernelInput
{
    /// <summary>As they are, [sample, input].</summary>
    Samples,

    /// <summary>As planes of bytes, [sample, block, set of 16 inputs, byte of a float, twice 16 inputs].</summary>
    BytePlanes,

    /// <summary>As a packed panel, [input, column]: samples side by side.</summary>
    Panel,
}
