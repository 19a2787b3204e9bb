using System;
using System.Linq;
using BalancedKernels.Tests.Weights;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>ONNX's own test cases, translated as docs/coming-from-onnx.md says.</summary>
public sealed class NodeTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    [Theory]
    [InlineData("maxpool_2d_default")]
    [InlineData("maxpool_1d_default")]
    [InlineData("averagepool_1d_default")]
    [InlineData("averagepool_2d_precomputed_pads")]
    [InlineData("averagepool_2d_precomputed_pads_count_include_pad")]
    [InlineData("globalaveragepool")]
    [InlineData("globalmaxpool")]
    [InlineData("gelu_default_2")]
    [InlineData("gelu_tanh_2")]
    [InlineData("swish")]
    [InlineData("logsoftmax_default_axis")]
    [InlineData("flatten_default_axis")]
    [InlineData("depthtospace_crd_mode_example")]
    public void An_operator_without_weights_is_a_layer(string name)
    {
        NodeTest test = NodeTest.Read($"test_{name}");
        using ILayer layer = Create(name);

        Check(test, Network.Run(layer, test.Inputs[0]));
    }

    [Fact]
    public void A_Gemm_of_all_attributes()
    {
        NodeTest test = NodeTest.Read("test_gemm_all_attributes");
        float[] weight = [.. test.Inputs[1].Select(number => 0.25f * number)];
        float[] bias = [.. test.Inputs[2].Select(number => 0.35f * number)];
        using GemmAllAttributes layer =
            GemmAllAttributes.Create(LinearWeights.FromDense(weight, bias, GemmAllAttributes.Descriptions[0]), device);

        // transA = 1: the input is [in, batch].
        Check(test, Network.Run(layer, OnnxTensors.Transpose(test.Inputs[0], [4, 3], [1, 0])));
    }

    [Fact]
    public void A_Gemm_of_no_attributes()
    {
        NodeTest test = NodeTest.Read("test_gemm_default_vector_bias");
        float[] weight = OnnxTensors.Transpose(test.Inputs[1], [7, 4], [1, 0]);
        using GemmVectorBias layer = GemmVectorBias.Create(
            LinearWeights.FromDense(weight, test.Inputs[2], GemmVectorBias.Descriptions[0]), device);

        Check(test, Network.Run(layer, test.Inputs[0]));
    }

    [Fact]
    public void A_MatMul()
    {
        NodeTest test = NodeTest.Read("test_matmul_2d");
        float[] weight = OnnxTensors.Transpose(test.Inputs[1], [4, 3], [1, 0]);
        using MatMul2d layer = MatMul2d.Create(LinearWeights.FromDense(weight, [], MatMul2d.Descriptions[0]), device);

        Check(test, Network.Run(layer, test.Inputs[0]));
    }

    [Fact]
    public void Convolutions_with_pads()
    {
        NodeTest rows = NodeTest.Read("test_conv_with_strides_and_asymmetric_padding");
        NodeTest same = NodeTest.Read("test_conv_with_autopad_same");
        SafetensorsWriter writer = new();
        writer.Add("rows.weight", rows.Inputs[1], [1, 1, 3, 3]);
        writer.Add("same.weight", same.Inputs[1], [1, 1, 3, 3]);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        using ConvPaddedRows rowsLayer = ConvPaddedRows.Load(file, "rows", device);
        using ConvSame sameLayer = ConvSame.Load(file, "same", device);

        Check(rows, Network.Run(rowsLayer, rows.Inputs[0]));
        Check(same, Network.Run(sameLayer, same.Inputs[0]));
    }

    [Fact]
    public void An_LSTM_with_a_bias()
    {
        NodeTest test = NodeTest.Read("test_lstm_with_initial_bias");
        SafetensorsWriter writer = new();
        writer.Add("lstm.weight_ih_l0", OnnxTensors.ReorderLstmGates(test.Inputs[1]), [16, 3]);
        writer.Add("lstm.weight_hh_l0", OnnxTensors.ReorderLstmGates(test.Inputs[2]), [16, 4]);
        writer.Add("lstm.bias_ih_l0", OnnxTensors.ReorderLstmGates(test.Inputs[3].AsSpan(0, 16)), [16]);
        writer.Add("lstm.bias_hh_l0", OnnxTensors.ReorderLstmGates(test.Inputs[3].AsSpan(16)), [16]);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        using LstmInitialBias layer = LstmInitialBias.Load(file, "lstm", device);
        using RecurrentState state = layer.CreateState(3);

        // One step; the case expects Y_h, the last hidden state.
        layer.Forward(test.Inputs[0], new float[12], state);
        float[] hidden = new float[12];
        state.CopyTo(hidden, new float[12]);

        Check(test, hidden);
    }

    [Fact]
    public void Pools_over_images_that_are_padded_before()
    {
        NodeTest mean = NodeTest.Read("test_averagepool_2d_pads_count_include_pad");
        NodeTest maximum = NodeTest.Read("test_maxpool_2d_same_upper");
        using AveragePoolWidePads meanLayer = AveragePoolWidePads.Create(device);
        using MaxPoolSameUpper maximumLayer = MaxPoolSameUpper.Create(device);

        Check(mean, Network.Run(meanLayer, OnnxTensors.Pad(mean.Inputs[0], 28, 28, 2, 2, 2, 2, 0)));
        Check(
            maximum, Network.Run(maximumLayer, OnnxTensors.Pad(maximum.Inputs[0], 32, 32, 0, 0, 1, 1, float.MinValue)));
    }

    [Fact]
    public void A_pool_with_ceil_mode_has_a_padded_end()
    {
        NodeTest test = NodeTest.Read("test_maxpool_2d_ceil");
        using MaxPoolCeil layer = MaxPoolCeil.Create(device);

        Check(test, Network.Run(layer, OnnxTensors.Pad(test.Inputs[0], 4, 4, 0, 0, 1, 1, float.MinValue)));
    }

    [Fact]
    public void A_mean_of_inputs_with_unequal_pads()
    {
        NodeTest test = NodeTest.Read("test_averagepool_2d_same_upper");
        using AveragePoolSameUpper layer = AveragePoolSameUpper.Create(device);
        float[] sums = Network.Run(layer, OnnxTensors.Pad(test.Inputs[0], 32, 32, 0, 0, 1, 1, 0));
        float[] shares =
            Network.Run(layer, OnnxTensors.Pad([.. test.Inputs[0].Select(_ => 1f)], 32, 32, 0, 0, 1, 1, 0));

        Check(test, [.. sums.Zip(shares, (sum, share) => sum / share)]);
    }

    [Fact]
    public void Norms()
    {
        NodeTest batch = NodeTest.Read("test_batchnorm_epsilon");
        NodeTest layer = NodeTest.Read("test_layer_normalization_3d_axis1_epsilon");
        NodeTest root = NodeTest.Read("test_rms_normalization_2d_axis1");
        using Normalized batchNorm = Normalized.Create(
            ScaleShift.FromStatistics(batch.Inputs[1], batch.Inputs[2], batch.Inputs[3], batch.Inputs[4], 1e-2),
            device);
        using NormOfTwoAxes layerNorm = NormOfTwoAxes.Create(ScaleShift.From(layer.Inputs[1], layer.Inputs[2]), device);
        using RootMeanSquare rmsNorm = RootMeanSquare.Create(ScaleShift.From(root.Inputs[1], []), device);

        Check(batch, Network.Run(batchNorm, batch.Inputs[0]));
        Check(layer, Network.Run(layerNorm, layer.Inputs[0]));
        Check(root, Network.Run(rmsNorm, root.Inputs[0]));
    }

    [Fact]
    public void A_Softmax_over_another_axis()
    {
        NodeTest test = NodeTest.Read("test_softmax_axis_1");
        using Shares layer = Shares.Create(device);

        float[] y = Network.Run(layer, OnnxTensors.Transpose(test.Inputs[0], [3, 4, 5], [0, 2, 1]));
        Check(test, OnnxTensors.Transpose(y, [3, 5, 4], [0, 2, 1]));
    }

    [Fact]
    public void A_Gather_of_rows()
    {
        NodeTest test = NodeTest.Read("test_gather_0");
        using Table layer = Table.Create(EmbeddingTable.FromFloats(test.Inputs[0], Table.Description), device);

        Check(test, Network.Run(layer, test.Inputs[1]));
    }

    [Fact]
    public void A_DepthToSpace_in_its_default_mode()
    {
        NodeTest test = NodeTest.Read("test_depthtospace_example");
        using Larger layer = Larger.Create(device);

        // Channels [4, 2] to [2, 4]; behind a convolution, its rows.
        Check(test, Network.Run(layer, OnnxTensors.Transpose(test.Inputs[0], [4, 2, 6], [1, 0, 2])));
    }

    public void Dispose() => device.Dispose();

    private static void Check(NodeTest test, float[] output) =>
        Network.CheckClose([.. test.Output.Select(number => (double)number)], output);

    private ILayer Create(string name) => name switch
    {
        "maxpool_2d_default" => MaxPoolDefault.Create(device),
        "maxpool_1d_default" => MaxPool1dDefault.Create(device),
        "averagepool_1d_default" => AveragePool1dDefault.Create(device),
        "averagepool_2d_precomputed_pads" => AveragePoolPads.Create(device),
        "averagepool_2d_precomputed_pads_count_include_pad" => AveragePoolCountPads.Create(device),
        "globalaveragepool" => GlobalAveragePool.Create(device),
        "globalmaxpool" => GlobalMaxPool.Create(device),
        "gelu_default_2" => ExactGelu.Create(device),
        "gelu_tanh_2" => TanhGelu.Create(device),
        "swish" => Swish.Create(device),
        "logsoftmax_default_axis" => LogShares.Create(device),
        "flatten_default_axis" => Flat.Create(device),
        "depthtospace_crd_mode_example" => Larger.Create(device),
        _ => throw new ArgumentException($"There is no layer for {name}.", nameof(name)),
    };
}
