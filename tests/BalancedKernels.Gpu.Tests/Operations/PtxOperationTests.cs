using System;
using System.Runtime.InteropServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Ptx;
using BalancedKernels.Ptx.Memory;
using BalancedKernels.Testing;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Operations;

/// <summary>
/// Every operation as CUDA text, executed by the interpreter: races, reads of what nobody wrote and calls of missing
/// functions are errors.
/// </summary>
public sealed class PtxOperationTests
{
    private const int Batch = 2;

    [Theory]
    [MemberData(nameof(OperationCases.Names), MemberType = typeof(OperationCases))]
    public void The_CUDA_text_agrees_with_the_reference(string name)
    {
        OperationDescription description = OperationCases.Named(name);
        Run(description, OperationCases.Numbers(Batch * description.Inputs, seed: 12));
    }

    [Theory]
    [MemberData(nameof(HugeNumbers.Norms), MemberType = typeof(HugeNumbers))]
    public void The_CUDA_text_of_a_norm_of_huge_numbers_is_within_its_bound(NormKind kind, int features, float size) =>
        Run(
            HugeNumbers.Norm(kind, features),
            [.. HugeNumbers.Of(features, size), .. OperationCases.Numbers(features, seed: 9)]);

    private static void Run(OperationDescription description, float[] input)
    {
        GpuOperation operation = GpuOperation.Of(description);
        float[] weights = GpuOperationEngine.Pack(description, OperationCases.Weights(description));
        string text = OfflinePtx.Compile(operation.Kernel.Method, new GpuKernelShape(1, 1, 1), CudaArchitecture.SM_90);
        Assert.DoesNotContain(".extern .func", text, StringComparison.Ordinal);

        PtxKernel kernel = PtxKernel.Load(text);
        GlobalMemory memory = new();
        int count = Batch * description.Outputs;
        GlobalBuffer to = memory.AddOutput("output", count * sizeof(float));
        ReadOnlyMemory<byte> arguments = new PtxArguments(kernel)
            .AddView(memory.AddInput("input", MemoryMarshal.AsBytes<float>(input)), input.Length)
            .AddView(memory.AddInput("weights", MemoryMarshal.AsBytes<float>(weights)), weights.Length)
            .AddView(memory.AddInput("sizes", MemoryMarshal.AsBytes<int>(operation.Sizes)), operation.Sizes.Length)
            .AddView(to, count)
            .Add(count)
            .ToMemory();
        int groups = operation.IsGroupPerSample ? Batch : GpuThreads.Groups(count);
        kernel.Run(new PtxLaunch(new PtxDim(groups), new PtxDim(GpuThreads.PerGroup), memory, arguments));

        Assert.True(to.IsWritten(0, count * sizeof(float)), "Some of the output was not written.");
        GpuOperations.Check(description, input, MemoryMarshal.Cast<byte, float>(to.Bytes).ToArray());
    }
}
