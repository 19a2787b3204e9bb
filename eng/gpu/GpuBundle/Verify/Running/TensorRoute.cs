using System;
using System.Collections.Generic;
using BalancedKernels;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;

namespace GpuBundle.Verify.Running;

/// <summary>Forward on tensors of the device, in two layouts.</summary>
/// <typeparam name="TInput">The input's layout.</typeparam>
/// <typeparam name="TOutput">The output's layout.</typeparam>
/// <param name="isCaptured">Whether the call is captured once and run again: on CUDA as a graph.</param>
internal sealed class TensorRoute<TInput, TOutput>(bool isCaptured = false) : ForwardRoute
    where TInput : struct, ITensorLayout
    where TOutput : struct, ITensorLayout
{
    /// <inheritdoc/>
    public override string Name { get; } =
        $"{TInput.Name} to {TOutput.Name}{(isCaptured ? ", captured" : string.Empty)}";

    /// <inheritdoc/>
    public override IReadOnlyList<PoisonedMemory> Run(
        GpuLinearEngine engine, LinearDescription layer, ReadOnlySpan<float> input)
    {
        GpuDevice device = (GpuDevice)engine.Device;
        int batch = input.Length / layer.Inputs;
        using GpuTensor<TInput> from = new(device, batch, layer.Inputs, PoisonedMemory.Guard);
        using GpuTensor<TOutput> to = new(device, batch, layer.Outputs, PoisonedMemory.Guard);

        // A kernel that reads behind its input reads NaN. What pads the input is zero, as layers leave it.
        from.CopyRawFrom(PoisonedMemory.Filled((batch * TInput.Length(layer.Inputs)) + PoisonedMemory.Guard));
        from.CopyFrom(input);

        void Forward() => engine.Forward<TInput, TOutput>(from, to);
        using CapturedWork? captured = isCaptured ? device.Capture(Forward) : null;
        PoisonedMemory[] memories = new PoisonedMemory[Runs];
        for (int run = 0; run < Runs; run++)
        {
            memories[run] = PoisonedMemory.Of<TOutput>(batch, layer.Outputs);
            to.CopyRawFrom(memories[run].Numbers);
            if (captured is null)
                Forward();
            else
                captured.Run();

            to.CopyRawTo(memories[run].Numbers);
        }

        return memories;
    }
}
