using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>The one number that generated CPU kernels and the runtime's weight layout share.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CpuTile
{
    /// <summary>Rows a CPU kernel computes together: one AVX-512 register, or two AVX2 registers, of floats.</summary>
    public const int Rows = 16;

    /// <summary>Gets how many tiles <paramref name="rows"/> rows take; the last one may be partly padding.</summary>
    public static int Count(int rows) => (int)(((long)rows + Rows - 1) / Rows);
}
