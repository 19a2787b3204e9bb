using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// How a kernel arranges inputs in the workspace before another kernel multiplies them on tensor cores.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Kernel">
/// The index of the arranging kernel, a <c>TensorArrangementKernel</c>, in the generated Kernel method.
/// </param>
/// <param name="LoadUnitColumns">Columns of a load unit: 32 or 64.</param>
/// <param name="TileSamples">Samples of a tile: they are arranged together.</param>
/// <param name="WordsPerTile">Words of 16 bytes of a tile.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GpuInputArrangement(int Kernel, int LoadUnitColumns, int TileSamples, int WordsPerTile);
