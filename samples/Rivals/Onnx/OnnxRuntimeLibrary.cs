using System.Collections.Generic;

namespace Rivals.Onnx;

/// <summary>ONNX Runtime on the CPU, a package of this project and so always there.</summary>
/// <remarks>
/// Version 1.31 has no 16-bit products for x86: it converts weights in float16 in every call, which takes three times as
/// long as float32 (4096 x 4096, batch 1), and refuses bfloat16.
/// </remarks>
public sealed class OnnxRuntimeLibrary : IRivalLibrary
{
    /// <inheritdoc/>
    public string Name => OnnxRuntimeChoice.LibraryName;

    /// <inheritdoc/>
    public string? WhyMissing => null;

    /// <inheritdoc/>
    public IReadOnlyList<IRival> Choices => [.. OnnxRuntimeChoice.Float32, .. OnnxRuntimeChoice.Int8];
}
