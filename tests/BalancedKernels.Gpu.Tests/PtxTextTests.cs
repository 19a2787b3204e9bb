using System;
using System.Globalization;
using System.Linq;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.Tests;

/// <summary>What the CUDA form of every kernel looks like to ptxas.</summary>
public sealed class PtxTextTests
{
    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void PTX_targets_its_architecture_and_calls_nothing_outside(string name)
    {
        LayerCase layer = LayerCases.Named(name);
        foreach (CudaArchitecture architecture in new[] { CudaArchitecture.SM_80, CudaArchitecture.SM_90 })
        {
            foreach (bool batched in new[] { false, true })
            {
                string ptx = Compile(layer, batched, architecture);

                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $".target sm_{architecture.Major}{architecture.Minor}"), ptx, StringComparison.Ordinal);
                Assert.DoesNotContain(".extern", ptx, StringComparison.Ordinal);
                Assert.DoesNotContain(".local", ptx, StringComparison.Ordinal);
                Assert.Equal(0, Count(ptx, "call"));
            }
        }
    }

    private static string Compile(LayerCase layer, bool batched, CudaArchitecture architecture) =>
        OfflinePtx.Compile(layer.CudaKernel(batched), batched ? layer.Plan.Batched : layer.Plan.Gemv, architecture);

    private static int Count(string ptx, string instruction) =>
        ptx.Split('\n').Count(line => line.Trim().Split('\t', ' ')[0].StartsWith(instruction, StringComparison.Ordinal));
}
