using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Ptx;
using BalancedKernels.Ptx.Memory;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>Runs the CUDA form of a layer's kernel in the interpreter, as the engine would launch it.</summary>
internal static class InterpretedKernel
{
    // Fewer groups than tiles where there are several: the tile loop must go round.
    private const int GroupsX = 2;

    // An H200's; beside it, one that has no room for whole rows.
    private static readonly GpuSharedMemory Large = new(227 * 1024, 228 * 1024);
    private static readonly GpuSharedMemory Small = new(48 * 1024, 48 * 1024);

    /// <summary>Gets the bytes of shared memory that a kernel is launched with on devices of all kinds.</summary>
    public static IEnumerable<int> SharedBytes(GpuKernelShape shape) =>
        new[] { GpuStageMemory.Largest(shape, Large).Bytes, GpuStageMemory.Largest(shape, Small).Bytes }.Distinct();

    /// <summary>Compiles a kernel that reads and writes plain tensors and runs one batch.</summary>
    public static InterpretedRun Run<TInput, TOutput>(
        GpuLayer layer, GpuKernel kernel, LinearWeights weights, float[] input, int? sharedBytes = null)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout =>
            Run<TInput, TOutput>(layer, layer.CudaKernel(kernel.Index), kernel.Shape, weights, input, sharedBytes);

    /// <summary>Compiles a kernel and runs one batch; layouts are those that the kernel was made for.</summary>
    public static InterpretedRun Run<TInput, TOutput>(
        GpuLayer layer,
        Delegate kernel,
        GpuKernelShape shape,
        LinearWeights weights,
        float[] input,
        int? sharedBytes = null)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout =>
        Run<TInput, TOutput>(
            layer,
            OfflinePtx.Compile(kernel.Method, shape, CudaArchitecture.SM_90),
            shape,
            weights,
            input,
            sharedBytes);

    /// <summary>Runs one batch through a kernel's text.</summary>
    public static InterpretedRun Run<TInput, TOutput>(
        GpuLayer layer, string ptx, GpuKernelShape shape, LinearWeights weights, float[] input, int? sharedBytes = null)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        LinearDescription description = layer.Description;
        int batch = input.Length / description.Inputs;
        float[] placed = new float[batch * TInput.Length(description.Inputs)];
        for (int i = 0; i < input.Length; i++)
            placed[Place<TInput>(i, description.Inputs)] = input[i];

        (GlobalBuffer to, PtxCounts counts) = Run(
            ptx,
            shape,
            layer.Plan.Layout,
            weights,
            placed,
            batch,
            batch * TOutput.Length(description.Outputs),
            sharedBytes);
        ReadOnlySpan<float> written = MemoryMarshal.Cast<byte, float>(to.Bytes);
        float[] output = new float[batch * description.Outputs];
        for (int i = 0; i < output.Length; i++)
            output[i] = to.IsWritten(Place<TOutput>(i, description.Outputs) * sizeof(float), sizeof(float))
                ? written[Place<TOutput>(i, description.Outputs)]
                : float.NaN;

        return new InterpretedRun(output, counts);
    }

    /// <summary>Runs one batch that stands as the kernel reads it.</summary>
    /// <param name="ptx">The kernel's text.</param>
    /// <param name="shape">How it is launched.</param>
    /// <param name="layout">How its weights are packed.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="outputs">Numbers of the output, padding included.</param>
    /// <param name="sharedBytes">Shared memory of the launch; what an H200 gives where nothing is said.</param>
    public static (GlobalBuffer Output, PtxCounts Counts) Run(
        string ptx, GpuKernelShape shape, GpuWeightLayout layout, LinearWeights weights, float[
            ] input, int batch, int outputs, int? sharedBytes = null)
    {
        Words4[] packed = GpuPacking.Pack(weights, layout);
        PtxKernel kernel = PtxKernel.Load(ptx);
        GlobalMemory memory = new();
        GlobalBuffer to = memory.AddOutput("output", outputs * sizeof(float));
        ReadOnlyMemory<byte> arguments = new PtxArguments(kernel)
            .AddView(memory.AddInput("weights", MemoryMarshal.AsBytes<Words4>(packed)), packed.Length)
            .AddView(memory.AddInput("bias", MemoryMarshal.AsBytes(weights.Bias.Span)), weights.Bias.Length)
            .AddView(memory.AddInput("input", MemoryMarshal.AsBytes<float>(input)), input.Length)
            .AddView(to, outputs)
            .Add(batch)
            .ToMemory();

        PtxDim grid = new(GroupsX, (batch + shape.Samples - 1) / shape.Samples);
        PtxCounts counts = kernel.Run(new PtxLaunch(grid, new PtxDim(GpuKernelShape.Threads), memory, arguments)
        {
            DynamicSharedBytes = sharedBytes ?? GpuStageMemory.Largest(shape, Large).Bytes,
        });

        return (to, counts);
    }

    private static int Place<TLayout>(int number, int features)
        where TLayout : struct, ITensorLayout =>
        (number / features * TLayout.Length(features)) + TLayout.IndexOf(number % features, features);
}

/// <summary>What a kernel gave, and what it executed.</summary>
/// <param name="Output">[batch, outputs], row-major; NaN where nothing was written.</param>
/// <param name="Counts">What was executed.</param>
internal sealed record InterpretedRun(float[] Output, PtxCounts Counts);
