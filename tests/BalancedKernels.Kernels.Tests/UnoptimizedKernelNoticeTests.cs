using System;
using System.IO;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Kernels.Tests;

public class UnoptimizedKernelNoticeTests
{
    [Fact]
    public void A_Debug_build_is_told_once_that_its_kernels_are_slow_unless_that_is_switched_off()
    {
        CompiledLayers debug = new([HandPicked.Plain], OptimizationLevel.Debug);
        LinearWeights weights = SeededWeights.For(debug.Describe(HandPicked.Plain), seed: 1);
        using CpuDevice device = ComputeDevice.Cpu(1);
        TextWriter before = Console.Error;
        using StringWriter said = new();
        Console.SetError(said);
        try
        {
            AppContext.SetSwitch(UnoptimizedKernelNotice.Switch, true);
            debug.Create(HandPicked.Plain, weights, device).Dispose();
            Assert.Empty(said.ToString());

            AppContext.SetSwitch(UnoptimizedKernelNotice.Switch, false);
            debug.Create(HandPicked.Plain, weights, device).Dispose();
            debug.Create(HandPicked.Plain, weights, device).Dispose();
            Assert.Equal(
                "BalancedKernels: CompiledLayers is a Debug build, in which its CPU kernels run about ten times slower; build with -c Release to measure. (AppContext switch BalancedKernels.AllowUnoptimizedKernels silences this.)",
                said.ToString().Trim());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
