using System;
using System.Linq;
using System.Runtime.InteropServices;
using BalancedKernels.Ptx.Memory;

namespace BalancedKernels.Ptx.Tests;

/// <summary>
/// Executes statements in one group. Threads find their number in %r1, the address of the input (words) in
/// %q1, and 1024 bytes of shared memory named tile; what they leave in %r0 is their result.
/// </summary>
internal static class OneGroup
{
    /// <summary>Runs statements, and gets the results of all threads and what was executed.</summary>
    public static (uint[] Results, PtxCounts Counts) Run(string body, int threads = 32, uint[]? input = null)
    {
        PtxKernel kernel = PtxKernel.Load($$"""
            .visible .entry Group(.param .u64 input, .param .u64 output)
            {
                .shared .align 16 .b8 tile[1024];
                .reg .pred %p<20>; .reg .b16 %h<20>; .reg .b32 %r<40>; .reg .b64 %q<20>; .reg .b64 %to;
                mov.u32 %r1, %tid.x;
                ld.param.u64 %q1, [input];
                {{body}}
                ld.param.u64 %q2, [output];
                mul.wide.u32 %to, %r1, 4;
                add.u64 %to, %q2, %to;
                st.global.u32 [%to], %r0;
            }
            """);

        GlobalMemory memory = new();
        GlobalBuffer from = memory.AddInput("input", MemoryMarshal.AsBytes((input ?? []).AsSpan()));
        GlobalBuffer to = memory.AddOutput("output", threads * sizeof(uint));
        ReadOnlyMemory<byte> arguments = new PtxArguments(kernel).Add(from.Address).Add(to.Address).ToMemory();
        PtxCounts counts = kernel.Run(
            new PtxLaunch(new PtxDim(1), new PtxDim(threads), memory, arguments) { MaxInstructions = 10_000 });
        return (MemoryMarshal.Cast<byte, uint>(to.Bytes).ToArray(), counts);
    }

    /// <summary>Runs statements, and gets the results of all threads.</summary>
    public static uint[] Results(string body, int threads = 32, uint[]? input = null) =>
        Run(body, threads, input).Results;

    /// <summary>Runs statements that do what PTX does not define, and gets the error.</summary>
    public static PtxFaultException Fault(string body, int threads = 32, uint[]? input = null) =>
        Assert.Throws<PtxFaultException>(() => Run(body, threads, input));

    /// <summary>Gets what every lane of a warp should have.</summary>
    public static uint[] Lanes(Func<int, int> of) => [.. Enumerable.Range(0, 32).Select(lane => (uint)of(lane))];
}
