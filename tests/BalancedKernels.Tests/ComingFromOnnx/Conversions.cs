using System;
using System.Linq;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>From the tensors of an ONNX file to those of layers: the snippets of docs/coming-from-onnx.md.</summary>
internal static class Conversions
{
    public static void Gemm(SafetensorsFile onnx, SafetensorsWriter layers)
    {
        // Gemm(x, b, c) with transB = 0, alpha = 0.5, beta = 2: b is [in, out].
        float[] weight = OnnxTensors.Transpose(onnx["b"].ReadFloats(), [6, 6], [1, 0]);
        float[] bias = onnx["c"].ReadFloats();
        layers.Add("fc1.weight", [.. weight.Select(number => 0.5f * number)], [6, 6]);
        layers.Add("fc1.bias", [.. bias.Select(number => 2 * number)], [6]);
    }

    public static void Conv(SafetensorsFile onnx, SafetensorsWriter layers)
    {
        // Conv(x, w, b) with kernel_shape = [3, 3], pads = [0, 2, 1, 0]: w is [6, 2, 3, 3].
        // Rows: begin 0, end 1, so 1 row of zeros before. Columns: begin 2, end 0, so 2 columns of zeros after.
        float[] weight = OnnxTensors.Pad(onnx["w"].ReadFloats(), 3, 3, top: 1, left: 0, bottom: 0, right: 2, 0);
        layers.Add("conv1.weight", weight, [6, 2, 4, 5]);
        layers.Add("conv1.bias", onnx["b"].ReadFloats(), [6]);
    }

    public static void Lstm(SafetensorsFile onnx, SafetensorsWriter layers)
    {
        // LSTM(x, W, R, B) with hidden_size = 5 and two directions: W is [2, 20, 3], R is [2, 20, 5], B is [2, 40].
        float[][] w = [.. onnx["W"].ReadFloats().Chunk(20 * 3)];
        float[][] r = [.. onnx["R"].ReadFloats().Chunk(20 * 5)];
        float[][] b = [.. onnx["B"].ReadFloats().Chunk(20)];
        string[] ends = ["l0", "l0_reverse"];
        for (int direction = 0; direction < ends.Length; direction++)
        {
            layers.Add($"lstm.weight_ih_{ends[direction]}", OnnxTensors.ReorderLstmGates(w[direction]), [20, 3]);
            layers.Add($"lstm.weight_hh_{ends[direction]}", OnnxTensors.ReorderLstmGates(r[direction]), [20, 5]);
            layers.Add($"lstm.bias_ih_{ends[direction]}", OnnxTensors.ReorderLstmGates(b[2 * direction]), [20]);
            layers.Add($"lstm.bias_hh_{ends[direction]}", OnnxTensors.ReorderLstmGates(b[(2 * direction) + 1]), [20]);
        }
    }

    public static void Gru(SafetensorsFile onnx, SafetensorsWriter layers)
    {
        // GRU(x, W, R, B), hidden_size = 4, linear_before_reset = 1: W is [1, 12, 3], R [1, 12, 4], B [1, 24].
        float[] b = onnx["B"].ReadFloats();
        layers.Add("gru.weight_ih_l0", OnnxTensors.ReorderGruGates(onnx["W"].ReadFloats()), [12, 3]);
        layers.Add("gru.weight_hh_l0", OnnxTensors.ReorderGruGates(onnx["R"].ReadFloats()), [12, 4]);
        layers.Add("gru.bias_ih_l0", OnnxTensors.ReorderGruGates(b.AsSpan(0, 12)), [12]);
        layers.Add("gru.bias_hh_l0", OnnxTensors.ReorderGruGates(b.AsSpan(12)), [12]);
    }

    public static void GruOfTwoLinears(SafetensorsFile onnx, SafetensorsWriter layers)
    {
        // GRU(x, W, R, B) with hidden_size = 4, linear_before_reset = 0. Each row is [W | R]; gates z and r, then h.
        float[] rows = new float[12 * (3 + 4)];
        TensorOperations.Concat(onnx["W"].ReadFloats(), 3, onnx["R"].ReadFloats(), 4, rows);
        float[] b = onnx["B"].ReadFloats();
        float[] bias = new float[12];
        TensorOperations.Add(b.AsSpan(0, 12), b.AsSpan(12), bias);
        layers.Add("gates.weight", rows.AsSpan(0, 8 * 7), [8, 7]);
        layers.Add("gates.bias", bias.AsSpan(0, 8), [8]);
        layers.Add("candidate.weight", rows.AsSpan(8 * 7), [4, 7]);
        layers.Add("candidate.bias", bias.AsSpan(8), [4]);
    }
}
