using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using static Baselines.Onnx.OnnxParts;

namespace Baselines.Onnx;

/// <summary>Every step as operators of its own; the input of all steps is multiplied at once.</summary>
/// <param name="form">How products are written.</param>
internal sealed class UnrolledLstmForm(OnnxProductForm form) : IOnnxLstmForm
{
    public void AddLayer(OnnxGraph graph, LstmWork work, int layer, string input, string output)
    {
        LstmNetwork network = work.Network;
        string name = $"layer{layer}";
        graph.AddWholes($"{name}.rows", work.Steps * work.Batch, network.InputsOf(layer));
        graph.Add("Reshape", $"{name}.x", input, $"{name}.rows");

        string[] hidden = Split(graph, OnnxLstmContestant.HiddenOf(layer), network.Directions, axis: 0);
        string[] cell = Split(graph, OnnxLstmContestant.CellOf(layer), network.Directions, axis: 0);
        graph.AddWholes($"{name}.state", work.Batch, network.Hidden);
        List<string> directions = [];
        for (int direction = 0; direction < network.Directions; direction++)
        {
            string pass = $"{name}.{direction}";
            graph.Add("Reshape", $"{pass}.h", hidden[direction], $"{name}.state");
            graph.Add("Reshape", $"{pass}.c", cell[direction], $"{name}.state");
            directions.Add(
                AddPass(
                    graph,
                    work,
                    network.Passes[(layer * network.Directions) + direction],
                    pass,
                    $"{name}.x",
                    backwards: direction == 1));
        }

        graph.AddWholes($"{name}.shape", work.Steps, work.Batch, network.Outputs);
        graph.Add("Reshape", output, Join(graph, directions, $"{name}.joined", axis: 1), $"{name}.shape");
    }

    // Gives [steps * batch, hidden].
    private string AddPass(OnnxGraph graph, LstmWork work, LstmPass pass, string name, string input, bool backwards)
    {
        LstmNetwork network = work.Network;
        float[] bias = new float[network.Rows];
        TensorPrimitives.Add(pass.InputBias.Span, pass.HiddenBias.Span, bias);
        graph.AddFloats($"{name}.b", bias, network.Rows);
        graph.AddMatrix(
            form,
            $"{name}.w",
            new DenseLayer(name, pass.Input.Length / network.Rows, network.Rows, pass.Input, bias, relu: false));
        graph.AddMatrix(
            form, $"{name}.r", new DenseLayer(name, network.Hidden, network.Rows, pass.Hidden, bias, relu: false));

        graph.AddProduct(form, $"{name}.wx", input, $"{name}.w", $"{name}.b");
        string[] products = Split(graph, $"{name}.wx", work.Steps, axis: 0);
        string[] outputs = new string[work.Steps];
        string hidden = $"{name}.h";
        string cell = $"{name}.c";
        for (int i = 0; i < work.Steps; i++)
        {
            int step = backwards ? work.Steps - 1 - i : i;
            (hidden, cell) = AddStep(graph, $"{name}.{step}", products[step], $"{name}.r", hidden, cell);
            outputs[step] = hidden;
        }

        return Join(graph, outputs, $"{name}.y", axis: 0);
    }

    private (string Hidden, string Cell) AddStep(
        OnnxGraph graph, string name, string product, string matrix, string hidden, string cell)
    {
        graph.AddProduct(form, $"{name}.gates", hidden, matrix, product);
        string[] gates = Split(graph, $"{name}.gates", 4, axis: 1);
        graph.Add("Sigmoid", $"{name}.i", gates[0]);
        graph.Add("Sigmoid", $"{name}.f", gates[1]);
        graph.Add("Tanh", $"{name}.g", gates[2]);
        graph.Add("Sigmoid", $"{name}.o", gates[3]);
        graph.Add("Mul", $"{name}.kept", $"{name}.f", cell);
        graph.Add("Mul", $"{name}.new", $"{name}.i", $"{name}.g");
        graph.Add("Add", $"{name}.cell", $"{name}.kept", $"{name}.new");
        graph.Add("Tanh", $"{name}.tanh", $"{name}.cell");
        graph.Add("Mul", $"{name}.hidden", $"{name}.o", $"{name}.tanh");
        return ($"{name}.hidden", $"{name}.cell");
    }

    private static string[] Split(OnnxGraph graph, string whole, int count, int axis)
    {
        if (count == 1)
            return [whole];

        string[] parts = [.. Enumerable.Range(0, count).Select(part => $"{whole}.part{part}")];
        NodeProto split = graph.Add("Split", parts[0], whole);
        split.Output.AddRange(parts[1..]);
        split.Attribute.Add(Whole("axis", axis));
        return parts;
    }

    private static string Join(OnnxGraph graph, IReadOnlyList<string> parts, string whole, int axis)
    {
        if (parts.Count == 1)
            return parts[0];

        graph.Add("Concat", whole, [.. parts]).Attribute.Add(Whole("axis", axis));
        return whole;
    }
}
