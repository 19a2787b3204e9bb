using System;

namespace Baselines.Onnx;

/// <summary>An LSTM in ONNX Runtime on the CPU; every run begins with the same state.</summary>
internal sealed class OnnxLstmContestant : IContestant
{
    private const string Input = "x";
    private const string Result = "y";

    private readonly float[] output;
    private readonly OnnxSession session;

    /// <summary>Writes and loads a model.</summary>
    /// <param name="name">What a table calls it.</param>
    /// <param name="form">How layers are written.</param>
    /// <param name="how">How to run it.</param>
    /// <param name="work">What each run computes.</param>
    public OnnxLstmContestant(string name, IOnnxLstmForm form, OnnxOptions how, LstmWork work)
    {
        Name = name;
        LstmNetwork network = work.Network;
        long[] inputShape = [work.Steps, work.Batch, network.Inputs];
        long[] outputShape = [work.Steps, work.Batch, network.Outputs];
        long[] stateShape = [network.Directions, work.Batch, network.Hidden];

        OnnxGraph graph = new("lstm");
        graph.AddInput(Input, inputShape);
        graph.AddOutput(Result, outputShape);
        for (int layer = 0; layer < network.Layers; layer++)
        {
            graph.AddInput(HiddenOf(layer), stateShape);
            graph.AddInput(CellOf(layer), stateShape);
            form.AddLayer(
                graph,
                work,
                layer,
                layer == 0 ? Input : $"{Result}{layer - 1}",
                layer == network.Layers - 1 ? Result : $"{Result}{layer}");
        }

        output = new float[work.Steps * work.Batch * network.Outputs];
        session = new OnnxSession(graph.ToBytes(), how);
        session.BindInput(Input, work.Input, inputShape);
        session.BindOutput(Result, output, outputShape);
        int state = network.Directions * work.Batch * network.Hidden;
        for (int layer = 0; layer < network.Layers; layer++)
        {
            session.BindInput(HiddenOf(layer), work.Hidden.AsSpan(layer * state, state).ToArray(), stateShape);
            session.BindInput(CellOf(layer), work.Cell.AsSpan(layer * state, state).ToArray(), stateShape);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output => output;

    /// <summary>Names the hidden state that a layer begins with, [directions, batch, hidden].</summary>
    public static string HiddenOf(int layer) => $"hidden{layer}";

    /// <summary>Names the cell state that a layer begins with, [directions, batch, hidden].</summary>
    public static string CellOf(int layer) => $"cell{layer}";

    /// <inheritdoc/>
    public void Run() => session.Run();

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
