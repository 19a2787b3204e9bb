using System.Collections.Generic;

namespace Baselines.Onnx;

/// <summary>What goes into a model and what comes out of it.</summary>
/// <param name="Inputs">The names of its inputs, one for each copy of a layer.</param>
/// <param name="Outputs">The names of its outputs.</param>
/// <param name="InputShape">The sizes of each input.</param>
/// <param name="OutputShape">The sizes of each output.</param>
internal sealed record OnnxSignature(
    IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, long[] InputShape, long[] OutputShape);
