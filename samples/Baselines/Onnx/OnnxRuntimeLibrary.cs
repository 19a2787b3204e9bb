using System.Collections.Generic;

namespace Baselines.Onnx;

/// <summary>ONNX Runtime on the CPU, a package of this project and so always there.</summary>
/// <remarks>
/// Version 1.31 has no 16-bit products for x86: weights in float16 are converted in every call, which takes twice as
/// long as float32 (4096 x 4096, batch 1), and there is no MatMul for bfloat16.
/// </remarks>
public sealed class OnnxRuntimeLibrary : IBaselineLibrary
{
    /// <inheritdoc/>
    public string Name => OnnxRuntimeChoice.LibraryName;

    /// <inheritdoc/>
    public string? WhyMissing => null;

    /// <inheritdoc/>
    public IReadOnlyList<IBaseline> Choices => [.. OnnxRuntimeChoice.Float32, .. OnnxRuntimeChoice.Int8];
}
