using System;
using System.Globalization;
using System.Linq;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Ptx;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>What the CUDA form of every kernel looks like to ptxas.</summary>
public sealed class PtxTextTests
{
    // How ILGPU hands over what it reads from %dynamic_smem_size; ptxas keeps it in a register, as the SASS report
    // shows.
    private const string SizeOfSharedMemory = ".local .align 4 .b8 __local_depot0[4];";

    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void PTX_targets_its_architecture_and_calls_nothing_outside(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        foreach (CudaArchitecture architecture in new[] { CudaArchitecture.SM_80, CudaArchitecture.SM_90 })
        {
            foreach (GpuKernel kernel in layer.PlainKernels)
            {
                string ptx = Compile(layer, kernel, architecture);

                Assert.Contains(
                    string.Create(CultureInfo.InvariantCulture, $".target sm_{architecture.Major}{architecture.Minor}"),
                    ptx,
                    StringComparison.Ordinal);
                Assert.DoesNotContain(".extern .func", ptx, StringComparison.Ordinal);
                Assert.DoesNotContain(
                    ".local .align",
                    ptx.Replace(SizeOfSharedMemory, string.Empty, StringComparison.Ordinal),
                    StringComparison.Ordinal);
                Assert.Equal(0, Count(ptx, "call"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void Weights_are_loaded_128_bits_at_a_time(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        GpuLoadUnit loadUnit = layer.Plan.Layout.LoadUnit;
        foreach (GpuKernel kernel in layer.PlainKernels)
        {
            // The loads of a chunk, as often as chunks are written out: a multiple, and none in any other form.
            string ptx = Compile(layer, kernel, CudaArchitecture.SM_90);
            int loads = Count(ptx, "ld.global.v4.b32");

            Assert.True(
                loads > 0 && loads % loadUnit.Words == 0, $"{loads} loads of {loadUnit.Words} words a loadUnit");
            Assert.Equal(0, Count(ptx, "ld.global.b32"));
            Assert.Equal(0, Count(ptx, "ld.global.v2"));
        }
    }

    [Fact]
    public void Straight_line_kernels_branch_for_the_tile_loop_and_the_guarded_store_only()
    {
        // Out of the loop at its end and back to its start; around the store and back from it.
        foreach (string name
            in new[] { nameof(Half32K6Wide), nameof(Float32K6), nameof(Half32K6Chunks), nameof(Half32K3),
                nameof(Float4K2), nameof(Float64K30) })
        {
            GpuLayer layer = LayerCases.Named(name);
            string ptx = Compile(layer, layer.CudaCoreKernel(1), CudaArchitecture.SM_90);

            Assert.Equal(2, Count(ptx, "@"));
            Assert.Equal(2, Count(ptx, "bra"));
        }
    }

    [Fact]
    public void A_row_of_1024_at_32_6_in_halves_has_four_loads_of_weights_and_two_of_inputs()
    {
        string ptx = Compile(
            LayerCases.Named(nameof(Half32K6Wide)),
            LayerCases.Named(nameof(Half32K6Wide)).CudaCoreKernel(1),
            CudaArchitecture.SM_90);

        Assert.Equal(4, Count(ptx, "ld.global.v4.b32"));
        Assert.Equal(2, Count(ptx, "ld.global.v4.f32"));
        Assert.Equal(24, Count(ptx, "ld.shared.f32"));
        Assert.Equal(6, Count(ptx, "shfl.sync.bfly.b32"));
        Assert.Equal(1, Count(ptx, "bar.sync"));
        Assert.Equal(4096, SharedBytes(ptx));
    }

    private static int SharedBytes(string ptx) => PtxKernel.Load(ptx).SharedBytes;

    private static string Compile(GpuLayer layer, GpuKernel kernel, CudaArchitecture architecture) =>
        OfflinePtx.Compile(layer.CudaKernel(kernel.Index).Method, kernel.Shape, architecture);

    private static int Count(string ptx, string instruction) =>
        ptx.Split('\n').Count(line =>
            line.Trim().Split('\t', ' ')[0].StartsWith(instruction, StringComparison.Ordinal));
}
