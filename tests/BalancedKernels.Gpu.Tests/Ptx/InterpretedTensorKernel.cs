using System;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Ptx;
using BalancedKernels.Ptx.Memory;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>
/// Runs a layer's kernel for tensor cores in the interpreter, as the engine would launch it: first the one that
/// arranges the inputs.
/// </summary>
internal sealed class InterpretedTensorKernel
{
    // Many layers have the same.
    private static readonly ConcurrentDictionary<MethodInfo, PtxKernel> ArrangeKernels = [];

    private readonly GpuLayer layer;
    private readonly GpuInputArrangement arrangement;
    private readonly GpuKernelShape shape;
    private readonly PtxKernel kernel;

    /// <summary>Compiles one of the layer's kernels for tensor cores.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="planned">Which of them.</param>
    /// <param name="change">What is done to the text.</param>
    public InterpretedTensorKernel(GpuLayer layer, GpuKernel planned, Func<string, string>? change = null)
    {
        this.layer = layer;
        arrangement = planned.Arrangement!;
        shape = planned.Shape;
        string text = OfflinePtx.Compile(layer.CudaKernel(planned.Index).Method, shape, CudaArchitecture.SM_90);
        kernel = PtxKernel.Load(change?.Invoke(text) ?? text);
    }

    /// <summary>Runs one batch.</summary>
    /// <param name="parts">Groups that share rows and samples, and leave sums for the last of them.</param>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="input">[batch, inputs].</param>
    public InterpretedRun Run(int parts, LinearWeights weights, float[] input)
    {
        LinearDescription description = layer.Description;
        int batch = input.Length / description.Inputs;
        int passes = (batch + shape.Samples - 1) / shape.Samples;
        byte[] arranged = Arrange(
            layer.ColumnKernel(arrangement.Kernel).Method,
            arrangement,
            input,
            batch,
            description.Inputs,
            passes * shape.Samples / arrangement.TileSamples);

        Words4[] packed = GpuPacking.Pack(weights, layer.Plan.Layout);
        PtxDim grid = new((description.Outputs + shape.Rows - 1) / shape.Rows, parts, passes);
        int sums = parts == 1 ? 1 : grid.Count * shape.Rows * shape.Samples / 4;
        GlobalMemory memory = new();
        GlobalBuffer output = memory.AddOutput("output", batch * description.Outputs * sizeof(float));
        GlobalBuffer arrivals = memory.AddUpdated("arrivals", new byte[grid.X * grid.Z * sizeof(int)]);
        ReadOnlyMemory<byte> arguments = new PtxArguments(kernel)
            .AddView(memory.AddInput("weights", MemoryMarshal.AsBytes<Words4>(packed)), packed.Length)
            .AddView(memory.AddInput("bias", MemoryMarshal.AsBytes(weights.Bias.Span)), weights.Bias.Length)
            .AddView(memory.AddInput("inputs", arranged), arranged.Length / 16)
            .AddView(memory.AddOutput("partial", sums * 16), sums)
            .AddView(arrivals, grid.X * grid.Z)
            .AddView(output, batch * description.Outputs)
            .Add(batch)
            .ToMemory();

        PtxCounts counts = kernel.Run(new PtxLaunch(grid, new PtxDim(GpuKernelShape.Threads), memory, arguments));
        Assert.Equal(0, output.UnwrittenBytes);
        Assert.True(arrivals.Bytes.IndexOfAnyExcept((byte)0) < 0, "the kernel leaves counters that are not zero");
        return new InterpretedRun(MemoryMarshal.Cast<byte, float>(output.Bytes).ToArray(), counts);
    }

    /// <summary>Arranges inputs for tensor cores.</summary>
    /// <param name="method">The kernel that does.</param>
    /// <param name="arrangement">How.</param>
    /// <param name="input">What the kernel reads.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="columns">Columns of a sample.</param>
    /// <param name="tiles">Tiles of samples.</param>
    public static byte[] Arrange(
        MethodInfo method, GpuInputArrangement arrangement, float[] input, int batch, int columns, int tiles)
    {
        PtxKernel arrange = ArrangeKernels.GetOrAdd(
            method,
            kernel => PtxKernel.Load(OfflinePtx.Compile(kernel, new GpuKernelShape(1, 1, 3), CudaArchitecture.SM_90)));
        GlobalMemory memory = new();
        GlobalBuffer arranged = memory.AddOutput("arranged", tiles * arrangement.WordsPerTile * 16);
        ReadOnlyMemory<byte> arguments = new PtxArguments(arrange)
            .AddView(memory.AddInput("input", MemoryMarshal.AsBytes<float>(input)), input.Length)
            .AddView(arranged, tiles * arrangement.WordsPerTile)
            .Add(batch)
            .Add(columns)
            .Add(arrangement.LoadUnitColumns)
            .Add(arrangement.WordsPerTile)
            .ToMemory();
        PtxDim grid = new((arrangement.WordsPerTile + GpuKernelShape.Threads - 1) / GpuKernelShape.Threads, tiles);
        arrange.Run(new PtxLaunch(grid, new PtxDim(GpuKernelShape.Threads), memory, arguments));
        Assert.Equal(0, arranged.UnwrittenBytes);
        return arranged.Bytes.ToArray();
    }
}
