namespace Baselines.Onnx;

/// <summary>
/// One way to write a linear layer as ONNX operators; which one a runtime is fastest at depends on shape and batch.
/// </summary>
internal interface IOnnxForm
{
    /// <summary>Adds a copy of the layer, without its ReLU.</summary>
    /// <param name="graph">What is added to.</param>
    /// <param name="copy">Which copy; the first, 0, has the layer's very weights.</param>
    /// <param name="input">Floats, [batch, in].</param>
    /// <param name="bias">Floats, [out].</param>
    /// <param name="output">Floats, [batch, out].</param>
    void AddLayer(GraphProto graph, int copy, string input, string bias, string output);
}
