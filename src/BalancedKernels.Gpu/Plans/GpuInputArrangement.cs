using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>How inputs are arranged in the workspace before a kernel multiplies them.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Kernel">
/// The number that the generated Kernel method returns the arranging kernel by, a <c>TensorArrangementKernel</c>.
/// </param>
/// <param name="CellColumns">Columns of a cell of weights: 32 or 64.</param>
/// <param name="TileSamples">Samples that are arranged together.</param>
/// <param name="WordsPerTile">Words of 16 bytes that those take.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuInputArrangement(int Kernel, int CellColumns, int TileSamples, int WordsPerTile);
