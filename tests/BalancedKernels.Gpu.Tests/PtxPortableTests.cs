using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Testing;
using ILGPU.Runtime.OpenCL;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>
/// The interpreter against a real compiler: the portable form of kernels, as PTX in the one and on OpenCL in the other.
/// </summary>
public sealed class PtxPortableTests(OpenClFixture opened) : IClassFixture<OpenClFixture>
{
    private const int Seed = 20260202;

    [Theory]
    [MemberData(nameof(LayerCases.FewNames), MemberType = typeof(LayerCases))]
    public void The_portable_form_gives_what_a_processor_gives_to_the_last_bit(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        GpuDevice device = opened.DeviceOrSkip();
        Assert.SkipUnless(
            ((CLAccelerator)device.Accelerator).DeviceType == CLDeviceType.CL_DEVICE_TYPE_CPU,
            $"skipped: {device.Name} is no processor, and may fuse a product and a sum where PTX is executed without");

        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        using GpuLinearEngine engine = layer.Create(device, weights);
        foreach (GpuKernel kernel in layer.PlainKernels)
        {
            int batch = kernel.Shape.Samples;
            float[] input = numbers.Vector(batch * layer.Description.Inputs);
            float[] expected = new float[batch * layer.Description.Outputs];
            engine.Forward(input, expected);

            InterpretedRun run = InterpretedKernel.Run<RowMajor, RowMajor>(
                layer, layer.PortableKernel(kernel.Index), kernel.Shape, weights, input);

            Agreement.Check(layer, weights, input, expected, $"OpenCL, batch {batch}, seed {Seed}");
            Assert.Equal(expected, run.Output);
        }
    }
}
