using System;
using System.Linq;
using static Baselines.Onnx.OnnxParts;

namespace Baselines.Onnx;

/// <summary>One operator for a layer.</summary>
internal sealed class LstmOperatorForm : IOnnxLstmForm
{
    private const string NoLengths = "";

    // Gates stand i, f, g, o in PyTorch; here i, o, f, g.
    private static readonly int[] Gates = [0, 3, 1, 2];

    public void AddLayer(OnnxGraph graph, LstmWork work, int layer, string input, string output)
    {
        LstmNetwork network = work.Network;
        string name = $"layer{layer}";
        LstmPass[] passes =
            [.. Enumerable.Range(layer * network.Directions, network.Directions).Select(pass => network.Passes[pass])];
        graph.AddFloats(
            $"{name}.w",
            Arrange(passes, pass => [pass.Input]),
            network.Directions,
            network.Rows,
            network.InputsOf(layer));
        graph.AddFloats(
            $"{name}.r", Arrange(passes, pass => [pass.Hidden]), network.Directions, network.Rows, network.Hidden);
        graph.AddFloats(
            $"{name}.b",
            Arrange(passes, pass => [pass.InputBias, pass.HiddenBias]),
            network.Directions,
            2 * network.Rows);

        // [steps, directions, batch, hidden]
        NodeProto lstm = graph.Add(
            "LSTM", $"{name}.y", input, $"{name}.w", $"{name}.r", $"{name}.b", NoLengths,
            OnnxLstmContestant.HiddenOf(layer), OnnxLstmContestant.CellOf(layer));
        lstm.Attribute.Add(Whole("hidden_size", network.Hidden));
        lstm.Attribute.Add(Word("direction", network.Directions == 2 ? "bidirectional" : "forward"));

        string turned = $"{name}.y";
        if (network.Directions == 2)
        {
            turned = $"{name}.turned";
            graph.Add("Transpose", turned, $"{name}.y").Attribute.Add(Wholes("perm", 0, 2, 1, 3));
        }

        graph.AddWholes($"{name}.shape", work.Steps, work.Batch, network.Outputs);
        graph.Add("Reshape", output, turned, $"{name}.shape");
    }

    private static float[] Arrange(LstmPass[] passes, Func<LstmPass, ReadOnlyMemory<float>[]> parts) =>
        [.. passes.SelectMany(parts).SelectMany(Arrange)];

    private static float[] Arrange(ReadOnlyMemory<float> gates)
    {
        float[] arranged = new float[gates.Length];
        int length = gates.Length / Gates.Length;
        for (int gate = 0; gate < Gates.Length; gate++)
            gates.Span.Slice(Gates[gate] * length, length).CopyTo(arranged.AsSpan(gate * length));

        return arranged;
    }
}
