namespace Baselines.Onnx;

/// <summary>One way to write a layer of an LSTM as ONNX operators.</summary>
internal interface IOnnxLstmForm
{
    /// <summary>Adds a layer.</summary>
    /// <param name="graph">
    /// What is added to; it has the inputs <see cref="OnnxLstmContestant.HiddenOf"/> and
    /// <see cref="OnnxLstmContestant.CellOf"/>.
    /// </param>
    /// <param name="work">The weights, and the sizes.</param>
    /// <param name="layer">Which layer.</param>
    /// <param name="input">[steps, batch, inputs of the layer].</param>
    /// <param name="output">[steps, batch, outputs].</param>
    void AddLayer(OnnxGraph graph, LstmWork work, int layer, string input, string output);
}
