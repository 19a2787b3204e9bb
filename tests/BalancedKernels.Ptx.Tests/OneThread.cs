using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using BalancedKernels.Ptx.Memory;

namespace BalancedKernels.Ptx.Tests;

/// <summary>
/// Executes a statement or several in one thread. Registers are %h (16 bits), %r (32), %q (64) and %p
/// (predicates) with a number: those from 1 on hold the given values, number 0 is the result.
/// </summary>
internal static partial class OneThread
{
    private static readonly Dictionary<char, int> Sizes = new() { ['h'] = 16, ['r'] = 32, ['q'] = 64 };

    /// <summary>Asserts that a statement gives <paramref name="expected"/>.</summary>
    public static void Gives(ulong expected, string statement, params ulong[] values)
    {
        ulong found = Run(statement, values);
        Assert.True(
            expected == found,
            $"{statement} of {string.Join(", ", values.Select(value => $"0x{value:X}"))} gives 0x{found:X}, not 0x{expected:X}");
    }

    /// <summary>Executes a statement and gets its result: the bits of a register, or 1 and 0 for a predicate.</summary>
    public static ulong Run(string statement, params ulong[] values)
    {
        (char Kind, int Number)[] registers = [.. RegisterPattern().Matches(statement)
            .Select(match =>
                (
                    match.Groups["kind"].Value[0],
                    int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)))
            .Distinct()];
        IEnumerable<string> inputs = registers.Where(register =>
            register.Number > 0 && register.Number <= values.Length).Select(
            register => Set(register.Kind, register.Number, values[register.Number - 1]));
        char result = registers.First(register => register.Number == 0).Kind;
        PtxKernel kernel = PtxKernel.Load($$"""
            .visible .entry One(.param .u64 result)
            {
                .reg .pred %p<20>; .reg .b16 %h<20>; .reg .b32 %r<20>; .reg .b64 %q<20>; .reg .b64 %to;
                {{string.Join("\n    ", inputs)}}
                {{statement}}
                {{(result == 'p' ? "selp.b32 %r0, 1, 0, %p0;" : string.Empty)}}
                ld.param.u64 %to, [result];
                st.global.b{{(result == 'p' ? 32 : Sizes[result])}} [%to], %{{(result == 'p' ? 'r' : result)}}0;
                ret;
            }
            """);

        GlobalMemory memory = new();
        GlobalBuffer to = memory.AddOutput("result", sizeof(ulong));
        kernel.Run(
            new PtxLaunch(new PtxDim(1), new PtxDim(1), memory, new PtxArguments(kernel).Add(to.Address).ToMemory()));
        return BitConverter.ToUInt64(to.Bytes);
    }

    /// <summary>Gets the bits of a number.</summary>
    public static ulong Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    /// <summary>Gets the bits of a number.</summary>
    public static ulong Bits(double value) => BitConverter.DoubleToUInt64Bits(value);

    /// <summary>Gets the 32 bits of a number below zero.</summary>
    public static ulong Word(int value) => (uint)value;

    private static string Set(char kind, int number, ulong value) => kind == 'p'
        ? string.Create(CultureInfo.InvariantCulture, $"mov.b32 %r19, {value}; setp.ne.u32 %p{number}, %r19, 0;")
        : string.Create(CultureInfo.InvariantCulture, $"mov.b{Sizes[kind]} %{kind}{number}, {value};");

    [GeneratedRegex(@"%(?<kind>[hrqp])(?<number>\d+)")]
    private static partial Regex RegisterPattern();
}
