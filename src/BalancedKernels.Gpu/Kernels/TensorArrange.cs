using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The kernel <see cref="TensorInputs.Arrange"/>.</summary>
internal delegate void TensorArrange(
    ArrayView<float> input,
    ArrayView<Words4> arranged,
    int batch,
    int columns,
    int cellColumns,
    int wordsPerTile);
