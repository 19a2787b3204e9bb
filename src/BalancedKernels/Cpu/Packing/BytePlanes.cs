using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BalancedKernels;

/// <summary>
/// Samples as byte shuffles read them: of every 16 inputs first all lowest bytes, then the next, and so on.
/// </summary>
/// <remarks>
/// A byte shuffle picks among 16 bytes, so four of them pick among 16 floats. It looks at each half of a register by
/// itself, so the 16 bytes of a plane stand there twice. A block takes whole sets of 16; what is no input is zero. If
/// no kernel reads planes, none are made.
/// </remarks>
internal sealed class BytePlanes
{
    private const int Inputs = 16;
    private const int Register = 32;
    private const int Set = 4 * Register;

    private readonly LinearDescription layer;
    private readonly int window;

    /// <summary>Reads from a plan how many inputs a block has in the planes.</summary>
    public BytePlanes(LinearDescription layer, CpuLinearPlan plan)
    {
        this.layer = layer;
        foreach (CpuKernel kernel in plan.Kernels)
        {
            if (kernel.Input == CpuKernelInput.BytePlanes)
                window = kernel.PaddedInputs / plan.Layout.Blocks;
        }

        Length = plan.Layout.Blocks * window / Inputs * Set / sizeof(float);
    }

    /// <summary>Gets the floats that the planes of one sample take; 0 where no kernel reads planes.</summary>
    public int Length { get; }

    /// <summary>Packs samples.</summary>
    /// <param name="samples">[samples, inputs].</param>
    /// <param name="planes">[samples, <see cref="Length"/>].</param>
    public void Pack(ReadOnlySpan<float> samples, Span<float> planes)
    {
        if (Length == 0)
            return;

        Span<byte> bytes = MemoryMarshal.AsBytes(planes);
        for (int first = 0; first < samples.Length; first += layer.Inputs)
        {
            PackSample(samples.Slice(first, layer.Inputs), bytes);
            bytes = bytes[(Length * sizeof(float))..];
        }
    }

    private void PackSample(ReadOnlySpan<float> sample, Span<byte> planes)
    {
        int block = layer.Pattern.Block;
        Span<float> last = stackalloc float[Inputs];
        for (int begin = 0; begin < sample.Length; begin += block)
        {
            ReadOnlySpan<float> inputs = sample.Slice(begin, Math.Min(block, sample.Length - begin));
            for (int at = 0; at < window; at += Inputs)
            {
                scoped ReadOnlySpan<float> some = inputs[Math.Min(at, inputs.Length)..];
                if (some.Length < Inputs)
                {
                    last.Clear();
                    some.CopyTo(last);
                    some = last;
                }

                PackSet(some, planes);
                planes = planes[Set..];
            }
        }
    }

    // Each register's bytes are gathered place by place; then its four words go to the four planes.
    private static void PackSet(ReadOnlySpan<float> inputs, Span<byte> planes)
    {
        Vector128<byte> byPlace = Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        ref float first = ref MemoryMarshal.GetReference(inputs);
        Vector128<int> four0 = Ssse3.Shuffle(Vector128.LoadUnsafe(ref first).AsByte(), byPlace).AsInt32();
        Vector128<int> four4 = Ssse3.Shuffle(Vector128.LoadUnsafe(ref first, 4).AsByte(), byPlace).AsInt32();
        Vector128<int> four8 = Ssse3.Shuffle(Vector128.LoadUnsafe(ref first, 8).AsByte(), byPlace).AsInt32();
        Vector128<int> four12 = Ssse3.Shuffle(Vector128.LoadUnsafe(ref first, 12).AsByte(), byPlace).AsInt32();
        Vector128<long> low = Sse2.UnpackLow(four0, four4).AsInt64();
        Vector128<long> low8 = Sse2.UnpackLow(four8, four12).AsInt64();
        Vector128<long> high = Sse2.UnpackHigh(four0, four4).AsInt64();
        Vector128<long> high8 = Sse2.UnpackHigh(four8, four12).AsInt64();

        ref byte target = ref MemoryMarshal.GetReference(planes[..Set]);
        Twice(Sse2.UnpackLow(low, low8)).StoreUnsafe(ref target);
        Twice(Sse2.UnpackHigh(low, low8)).StoreUnsafe(ref target, Register);
        Twice(Sse2.UnpackLow(high, high8)).StoreUnsafe(ref target, 2 * Register);
        Twice(Sse2.UnpackHigh(high, high8)).StoreUnsafe(ref target, 3 * Register);
    }

    private static Vector256<byte> Twice(Vector128<long> plane) => Vector256.Create(plane, plane).AsByte();
}
