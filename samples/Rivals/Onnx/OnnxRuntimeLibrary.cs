using System.Collections.Generic;

namespace Rivals.Onnx;

/// <summary>ONNX Runtime on the CPU, a package of this project and so always there.</summary>
public sealed class OnnxRuntimeLibrary : IRivalLibrary
{
    /// <inheritdoc/>
    public string Name => OnnxRuntimeChoice.LibraryName;

    /// <inheritdoc/>
    public string? WhyMissing => null;

    /// <inheritdoc/>
    public IReadOnlyList<IRival> Choices => OnnxRuntimeChoice.All;
}
