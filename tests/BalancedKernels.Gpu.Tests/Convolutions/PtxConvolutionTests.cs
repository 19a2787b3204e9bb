using System;
using System.Runtime.InteropServices;
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

    [Fact]
    public void The_columns_of_a_group_are_those_that_its_kernel_reads()
    {
        // A kernel whose one weight is 1 gives the column of that weight.
        ConvolutionDescription layer = FreeShapes.Description with { Bias = false, Activation = Activation.None };
        float[] input = ConvolutionCheck.Images(layer, Height, Width);
        int columns = layer.Matrix.Inputs;
        int perImage = layer.OutputHeight(Height) * layer.OutputWidth(Width);
        const int First = 3;
        int positions = (2 * perImage) - First;
        float[] gathered = Run(((GpuColumnKernel)GpuColumnKernels.Gather).Method, input, layer, positions * columns, First, 0, columns);

        for (int column = 0; column < columns; column++)
        {
            float[] one = new float[layer.Matrix.Outputs * columns];
            one[column] = 1;
            ReadOnlySpan<double> expected = ConvolutionReference.Compute(LinearWeights.FromDense(one, [], layer.Matrix), layer, input, Height, Width).Values;
            for (int position = 0; position < positions; position++)
            {
                int image = (First + position) / perImage;
                Assert.Equal((float)expected[(image * layer.OutChannels * perImage) + ((First + position) % perImage)], gathered[(position * columns) + column]);
            }
        }
    }

    [Fact]
    public void Results_go_where_their_image_row_and_position_are()
    {
        ConvolutionDescription layer = FreeShapes.Description;
        const int First = 2;
        const int Row = 4;
        const int Rows = 3;
        int perImage = layer.OutputHeight(Height) * layer.OutputWidth(Width);
        int positions = (2 * perImage) - First;
        float[] results = new float[positions * Rows];
        for (int i = 0; i < results.Length; i++)
            results[i] = i + 1;

        float[] scattered = Run(((GpuColumnKernel)GpuColumnKernels.Scatter).Method, results, layer, results.Length, First, Row, positions, 2 * layer.OutChannels * perImage);
        for (int position = First; position < 2 * perImage; position++)
        {
            for (int row = 0; row < Rows; row++)
            {
                int place = (((position / perImage * layer.OutChannels) + Row + row) * perImage) + (position % perImage);
                Assert.Equal(((position - First) * Rows) + row + 1, scattered[place]);
            }
        }
    }

    [Fact]
    public void A_depthwise_convolution_agrees_with_the_reference()
    {
        ConvolutionDescription layer = Depthwise.Description;
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
        kernel.Run(new PtxLaunch(new PtxDim(GpuThreads.Groups(count)), new PtxDim(GpuThreads.PerGroup), memory, arguments));

        Assert.True(to.IsWritten(0, count * sizeof(float)), "Some of the output was not written.");
        ConvolutionCheck.Check(layer, input, MemoryMarshal.Cast<byte, float>(to.Bytes).ToArray(), Height, Width);
    }

    private static float[] Run(
        System.Reflection.MethodInfo method, float[] from, ConvolutionDescription layer, int count, int first, int plane, int extent, int outputs = 0)
    {
        PtxKernel kernel = Load(method);
        GlobalMemory memory = new();
        int length = outputs == 0 ? count : outputs;
        GlobalBuffer to = memory.AddOutput("to", length * sizeof(float));
        int[] sizes = GpuImageSizes.Of(layer, Height, Width);
        ReadOnlyMemory<byte> arguments = new PtxArguments(kernel)
            .AddView(memory.AddInput("from", MemoryMarshal.AsBytes<float>(from)), from.Length)
            .AddView(memory.AddInput("sizes", MemoryMarshal.AsBytes<int>(sizes)), sizes.Length)
            .AddView(to, length)
            .Add(first)
            .Add(plane)
            .Add(extent)
            .Add(count)
            .ToMemory();
        kernel.Run(new PtxLaunch(new PtxDim(GpuThreads.Groups(count)), new PtxDim(GpuThreads.PerGroup), memory, arguments));
        return MemoryMarshal.Cast<byte, float>(to.Bytes).ToArray();
    }

    private static PtxKernel Load(System.Reflection.MethodInfo method)
    {
        string text = OfflinePtx.Compile(method, new GpuKernelShape(1, 1, 1), CudaArchitecture.SM_90);
        Assert.DoesNotContain(".extern .func", text, StringComparison.Ordinal);
        return PtxKernel.Load(text);
    }
}
