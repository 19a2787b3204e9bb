using System;
using System.Runtime.InteropServices;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Ptx;
using BalancedKernels.Ptx.Memory;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Convolutions;

/// <summary>The kernels around a convolution's matrix as CUDA text, executed by the interpreter.</summary>
public sealed class PtxConvolutionTests
{
    private const int Height = 6;
    private const int Width = 5;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_columns_of_a_group_are_those_that_its_kernel_reads(int group)
    {
        ConvolutionDescription layer = PairedGaps.Descriptions[0];
        float[] input = ConvolutionCheck.Images(layer, Height, Width);
        Im2ColWorkspace workspace = new(layer, Height, Width);
        float[] view = View(layer, input, group, first: 3);
        ReadOnlySpan<int> places = MemoryMarshal.Cast<float, int>(view);
        float[] columns = Columns(layer, input, group);
        for (int position = 3; position < 2 * workspace.Positions; position++)
        {
            for (int column = 0; column < layer.Matrix.Inputs; column++)
                Assert.Equal(
                    columns[(position * layer.Matrix.Inputs) + column], view[places[^(position - 2)] + places[column]]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_kernel_that_reads_images_gives_the_bits_of_one_that_is_given_columns(int samples)
    {
        Compare<FixedEdges>(samples, FixedEdges.Descriptions[0], group: 0);
        Compare<PairedGaps>(samples, PairedGaps.Descriptions[0], group: 1);
        Compare<Patches>(samples, Patches.Descriptions[0], group: 0);
    }

    [Fact]
    public void Inputs_for_tensor_cores_are_arranged_from_images_as_from_columns()
    {
        ConvolutionDescription layer = Patches.Descriptions[0];
        float[] input = ConvolutionCheck.Images(layer, Height, Width);
        float[] view = View(layer, input, group: 0, first: 0);
        float[] columns = Columns(layer, input, group: 0);

        Assert.Equal(
            Arrange(Arranging<ColumnInput<RowMajor>>(), columns, columns.Length / layer.Matrix.Inputs),
            Arrange(Arranging<Im2ColInput>(), view, columns.Length / layer.Matrix.Inputs));
    }

    [Fact]
    public void Results_go_where_their_image_row_and_position_are()
    {
        ConvolutionDescription layer = FreeShapes.Descriptions[0];
        const int First = 2;
        const int Row = 4;
        const int Rows = 3;
        int perImage = layer.OutputHeight(Height) * layer.OutputWidth(Width);
        int positions = (2 * perImage) - First;
        float[] results = new float[positions * Rows];
        for (int i = 0; i < results.Length; i++)
            results[i] = i + 1;

        float[] scattered = Run(
            ((GpuConvolutionKernel)GpuConvolutionKernels.Scatter).Method,
            results,
            layer,
            2 * layer.OutChannels * perImage,
            First,
            Row,
            positions,
            results.Length);
        for (int position = First; position < 2 * perImage; position++)
        {
            for (int row = 0; row < Rows; row++)
            {
                int place =
                    (((position / perImage * layer.OutChannels) + Row + row) * perImage) + (position % perImage);
                Assert.Equal(((position - First) * Rows) + row + 1, scattered[place]);
            }
        }
    }

    [Fact]
    public void A_depthwise_convolution_agrees_with_the_reference()
    {
        ConvolutionDescription layer = Depthwise.Descriptions[0];
        LinearWeights weights = ConvolutionCheck.Weights(layer);
        float[] input = ConvolutionCheck.Images(layer, Height, Width);
        float[] packed = [.. weights.ToDense(), .. weights.Bias.Span];
        int count = 2 * layer.OutChannels * layer.OutputHeight(Height) * layer.OutputWidth(Width);
        PtxKernel kernel = Load(((GpuDepthwiseBody)GpuDepthwiseKernel.Run).Method);
        GlobalMemory memory = new();
        GlobalBuffer to = memory.AddOutput("output", count * sizeof(float));
        int[] sizes = GpuImageSizes.Of(layer, Height, Width);
        ReadOnlyMemory<byte> arguments = new PtxArguments(kernel)
            .AddView(memory.AddInput("input", MemoryMarshal.AsBytes<float>(input)), input.Length)
            .AddView(memory.AddInput("weights", MemoryMarshal.AsBytes<float>(packed)), packed.Length)
            .AddView(memory.AddInput("sizes", MemoryMarshal.AsBytes<int>(sizes)), sizes.Length)
            .AddView(to, count)
            .Add((int)layer.Activation)
            .Add(count)
            .ToMemory();
        kernel.Run(
            new PtxLaunch(new PtxDim(GpuThreads.Groups(count)), new PtxDim(GpuThreads.PerGroup), memory, arguments));

        Assert.True(to.IsWritten(0, count * sizeof(float)), "Some of the output was not written.");
        ConvolutionCheck.Check(layer, input, MemoryMarshal.Cast<byte, float>(to.Bytes).ToArray(), Height, Width);
    }

    // What a group's kernel is given, as the device has made it.
    private static float[] View(ConvolutionDescription layer, float[] input, int group, int first)
    {
        Im2ColWorkspace workspace = new(layer, Height, Width);
        int length = workspace.Length(2);
        float[] filled = Run(
            (
                (
                    GpuConvolutionKernel)GpuConvolutionKernels.Pad).Method, input, layer, length, layer.Matrix.Inputs,
                    layer.Groups, 2 * workspace.Positions, length);
        return filled[(group * workspace.OffsetsLength)..^first];
    }

    // [position, column]: a row whose one weight is 1 gives the column of that weight.
    private static float[] Columns(ConvolutionDescription layer, float[] input, int group)
    {
        ConvolutionDescription linear = layer with { Bias = false, Activation = Activation.None,
            WeightType = WeightType.Float32, Pattern = FreeShapes.Descriptions[0].Pattern };
        int columns = layer.Matrix.Inputs;
        int row = group * layer.GroupMatrix.Outputs;
        int perImage = layer.OutputHeight(Height) * layer.OutputWidth(Width);
        float[] numbers = new float[2 * perImage * columns];
        for (int column = 0; column < columns; column++)
        {
            float[] one = new float[linear.Matrix.Outputs * columns];
            one[(row * columns) + column] = 1;
            ReadOnlySpan<double> results = ConvolutionReference.Compute(
                LinearWeights.FromDense(one, [], linear.Matrix), linear, input, Height, Width).Values;
            for (int position = 0; position < 2 * perImage; position++)
                numbers[(position * columns) + column] = (float)results[
                    (((position / perImage * layer.OutChannels) + row) * perImage) + (position % perImage)];
        }

        return numbers;
    }

    private static void Compare<TLayer>(int samples, ConvolutionDescription layer, int group)
        where TLayer : IGpuLinear
    {
        GpuKernel kernel = PlanOf<TLayer>().Pick(samples, samples, hasTensorCores: false);
        LinearWeights whole = ConvolutionCheck.Weights(layer);
        LinearDescription matrix = layer.GroupMatrix;
        LinearWeights weights = LinearWeights.FromDense(
            whole.ToDense().AsSpan(group * matrix.Outputs * matrix.Inputs, matrix.Outputs * matrix.Inputs),
            whole.Bias.Span.Slice(group * matrix.Outputs, matrix.Outputs),
            matrix);
        float[] input = ConvolutionCheck.Images(layer, Height, Width);
        const int First = 1;
        float[] columns = Columns(layer, input, group)[(First * layer.Matrix.Inputs)..];
        int batch = columns.Length / layer.Matrix.Inputs;

        float[] given = Multiply<TLayer>(
            TLayer.Kernel<CudaOps, ColumnInput<RowMajor>, RowMajor>(kernel.Index),
            kernel.Shape,
            weights,
            columns,
            batch);
        float[] read = Multiply<TLayer>(
            TLayer.Kernel<CudaOps, Im2ColInput, RowMajor>(kernel.Index),
            kernel.Shape,
            weights,
            View(layer, input, group, First),
            batch);
        Assert.Equal(given, read);
    }

    private static float[] Multiply<TLayer>(
        Delegate kernel, GpuKernelShape shape, LinearWeights weights, float[] input, int batch)
        where TLayer : IGpuLinear
    {
        string text = OfflinePtx.Compile(kernel.Method, shape, CudaArchitecture.SM_90);
        GlobalBuffer output = InterpretedKernel.Run(
            text, shape, TLayer.Plan.Layout, weights, input, batch, batch * weights.Outputs).Output;
        Assert.Equal(0, output.UnwrittenBytes);
        return MemoryMarshal.Cast<byte, float>(output.Bytes).ToArray();
    }

    private static byte[] Arrange(System.Reflection.MethodInfo kernel, float[] input, int batch)
    {
        GpuInputArrangement arrangement = ArrangementOf<Patches>();
        int tiles = (batch + arrangement.TileSamples - 1) / arrangement.TileSamples;
        return InterpretedTensorKernel.Arrange(
            kernel, arrangement, input, batch, Patches.Descriptions[0].Matrix.Inputs, tiles);
    }

    private static System.Reflection.MethodInfo Arranging<TInput>()
        where TInput : struct, IGpuInput => KernelOf<Patches, TInput>(ArrangementOf<Patches>().Kernel).Method;

    private static Delegate KernelOf<TLayer, TInput>(int index)
        where TLayer : IGpuLinear
        where TInput : struct, IGpuInput => TLayer.Kernel<CudaOps, TInput, RowMajor>(index);

    private static GpuLinearPlan PlanOf<TLayer>()
        where TLayer : IGpuLinear => TLayer.Plan;

    private static GpuInputArrangement ArrangementOf<TLayer>()
        where TLayer : IGpuLinear => PlanOf<TLayer>().Kernels[^1].Arrangement!;

    private static float[] Run(
        System.Reflection.MethodInfo method, float[
            ] from, ConvolutionDescription layer, int length, int first, int second, int third, int count)
    {
        PtxKernel kernel = Load(method);
        GlobalMemory memory = new();
        GlobalBuffer to = memory.AddOutput("to", length * sizeof(float));
        int[] sizes = GpuImageSizes.Of(layer, Height, Width);
        ReadOnlyMemory<byte> arguments = new PtxArguments(kernel)
            .AddView(memory.AddInput("from", MemoryMarshal.AsBytes<float>(from)), from.Length)
            .AddView(memory.AddInput("sizes", MemoryMarshal.AsBytes<int>(sizes)), sizes.Length)
            .AddView(to, length)
            .Add(first)
            .Add(second)
            .Add(third)
            .Add(count)
            .ToMemory();
        kernel.Run(
            new PtxLaunch(new PtxDim(GpuThreads.Groups(count)), new PtxDim(GpuThreads.PerGroup), memory, arguments));
        return MemoryMarshal.Cast<byte, float>(to.Bytes).ToArray();
    }

    private static PtxKernel Load(System.Reflection.MethodInfo method)
    {
        string text = OfflinePtx.Compile(method, new GpuKernelShape(1, 1, 1), CudaArchitecture.SM_90);
        Assert.DoesNotContain(".extern .func", text, StringComparison.Ordinal);
        return PtxKernel.Load(text);
    }
}
