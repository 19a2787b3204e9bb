using System;
using BalancedKernels;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using ILGPU;

namespace GpuBundle.Tests.Verify;

/// <summary>An engine that does something to its outputs after each call.</summary>
/// <param name="engine">The engine that computes them.</param>
/// <param name="fault">
/// What is done to the memory of the output: numbers, and how many times the engine was called before.
/// </param>
internal sealed class FaultyEngine(GpuLinearEngine engine, Action<float[], int> fault)
    : GpuLinearEngine((GpuDevice)engine.Device, "Faulty")
{
    // Behind an output stand as many as the tensor was given; the fault may reach a few of them.
    private const int Behind = 64;

    private int calls;

    public override long PackedBytes => engine.PackedBytes;

    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        engine.Forward(input, output);
        float[] memory = output.ToArray();
        fault(memory, calls++);
        memory.CopyTo(output);
    }

    public override void Forward(DeviceTensor input, DeviceTensor output) => Forward<RowMajor, RowMajor>(input, output);

    public override void Forward<TInput, TOutput>(DeviceTensor input, DeviceTensor output)
    {
        engine.Forward<TInput, TOutput>(input, output);
        GpuTensor<TOutput> tensor = (GpuTensor<TOutput>)output;
        float[] memory = new float[(tensor.Batch * TOutput.Length(tensor.Features)) + Behind];
        tensor.CopyRawTo(memory);
        fault(memory, calls++);
        tensor.CopyRawFrom(memory);
    }

    internal override void Launch(ArrayView<float> input, ArrayView<float> output, int batch) =>
        engine.Launch(input, output, batch);

    private protected override void Release() => engine.Dispose();
}
