using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing.Driver;
using GpuBundle.Verify.Cases;
using GpuBundle.Verify.Results;
using GpuBundle.Verify.Running;
using OfflineKernels;

namespace BalancedKernels.Cuda.Tests;

/// <summary>What the bundle's <c>verify</c> does on a CUDA device, behind the stub driver.</summary>
public sealed class VerifyTests : StubTests
{
    [Fact]
    public void Kernels_of_every_kind_are_found_right()
    {
        GpuLayer layer = GpuLayer.Of<HalfLayer>();

        IReadOnlyList<CaseResult> results = Verify(
            new(layer, 1, ForwardRoutes.Tensors),
            new(layer, 3, ForwardRoutes.Captured),
            new(layer, 8, ForwardRoutes.Host),
            new(layer, 9, ForwardRoutes.Layouts[0]),
            new(layer, 33, ForwardRoutes.Tensors));

        Assert.All(results, result => Assert.Null(result.Problem));
        Assert.Equal(
            ["Gemv", "Batched", "TensorSmallBatch", "TensorMediumBatch", "TensorLargeBatch"],
            results.Select(result => result.Kernel));
    }

    [Fact]
    public void Inputs_that_are_cut_off_instead_of_rounded_are_found()
    {
        // Kernels for tensor cores round their inputs: these have lost what would have been rounded already.
        GpuLayer layer = GpuLayer.Of<HalfLayer>();
        CheckedCase tried = new(layer, 8, new CutOffRoute());

        Assert.Contains(", expected ", Verify(tried)[0].Problem, StringComparison.Ordinal);
    }

    private IReadOnlyList<CaseResult> Verify(params CheckedCase[] cases)
    {
        IReadOnlyList<CaseResult> results = [];
        InterpretedKernels.While(() =>
            results = LayerCheck.Run(new CheckedLayer(cases[0].Layer, cases), Device, seed: 1));
        return results;
    }

    private sealed class CutOffRoute : ForwardRoute
    {
        public override string Name => "cut off";

        public override IReadOnlyList<PoisonedMemory> Run(
            GpuLinearEngine engine, LinearDescription layer, ReadOnlySpan<float> input)
        {
            float[] cutOff = [
                .. input.ToArray().Select(number =>
                    BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(number) & ~0x1FFFu))];
            return ForwardRoutes.Tensors.Run(engine, layer, cutOff);
        }
    }
}
