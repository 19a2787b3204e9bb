using System;
using System.Text.RegularExpressions;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Ptx;
using BalancedKernels.Testing;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>Faults planted in the text of a generated kernel: the interpreter must find each.</summary>
public sealed class PtxFaultTests
{
    private const int Seed = 20260101;
    private static readonly GpuLayer Layer = LayerCases.Named(nameof(Half32K6Wide));
    private static readonly string Text =
        OfflinePtx.Compile(Layer.CudaKernel(0).Method, Layer.CudaCoreKernel(1).Shape, CudaArchitecture.SM_90);

    [Fact]
    public void The_kernel_as_it_is_has_no_fault() => Assert.Equal(0, Run(Text).BankConflicts);

    [Fact]
    public void A_dropped_barrier_is_found()
    {
        PtxFaultException fault = Find(Change(@"bar\.sync\s+0;", string.Empty));

        // The first warp gathers what the others have not staged.
        Assert.Equal(PtxFault.Unwritten, fault.Fault);
        Assert.Equal(PtxKind.SharedLoad, fault.Instruction.Kind);
    }

    [Fact]
    public void A_wrong_bank_is_found()
    {
        // A lane's bank is its own number because the index stands above it: one bit further down, it moves the lane.
        PtxCounts counts = Run(Change(@"and\.b32(\s+%r\d+, %r\d+), 3968;", "and.b32$1, 4032;"));

        Assert.True(counts.BankConflictsOf(PtxKind.SharedLoad) > 0, "no bank conflict was found");
    }

    [Fact]
    public void An_address_one_too_far_is_found()
    {
        // The row that is loaded first is the last of its set: its last cell ends where the weights end.
        PtxFaultException fault =
            Find(Change(@"(ld\.global\.v4\.b32\s+\{[^}]*\}, \[%rd\d+)\]", "$1+16]", RegexOptions.None));

        Assert.Equal(PtxFault.OutOfBounds, fault.Fault);
        Assert.Contains("of 'weights' on are outside of it", fault.Message, StringComparison.Ordinal);
        Assert.Equal(127, fault.Thread.X);
    }

    [Fact]
    public void A_misaligned_load_is_found()
    {
        PtxFaultException fault = Find(Change(@"(ld\.global\.v4\.b32\s+\{[^}]*\}, \[%rd\d+)\]", "$1+8]"));

        Assert.Equal(PtxFault.Misaligned, fault.Fault);
        Assert.Contains("no multiple of the 16 bytes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_lane_is_found()
    {
        PtxFaultException fault =
            Find(Change(@"(shfl\.sync\.bfly\.b32\s+%f\d+, %f\d+, 1,)", "setp.ne.s32\t%p1, %r8, 5;\n\t@%p1 $1"));

        Assert.Equal(PtxFault.MissingLane, fault.Fault);
        Assert.Equal(5, fault.Thread.X % 32);
    }

    private static PtxFaultException Find(string text) => Assert.Throws<PtxFaultException>(() => Run(text));

    private static PtxCounts Run(string text)
    {
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(Layer.Description);
        return InterpretedKernel.Run<RowMajor, RowMajor>(
            Layer, text, Layer.CudaCoreKernel(1).Shape, weights, numbers.Vector(Layer.Description.Inputs)).Counts;
    }

    // In the last place, what the kernel computes last, if nothing else is said.
    private static string Change(string pattern, string replacement, RegexOptions direction = RegexOptions.RightToLeft)
    {
        string changed = new Regex(pattern, direction).Replace(Text, replacement, count: 1);
        Assert.NotEqual(Text, changed);
        return changed;
    }
}
