using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Linq;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>Loads and stores, of one element or of vectors.</summary>
internal static class PtxAccess
{
    private const int WordBytes = 4;

    public static Action<PtxThread> Decode(PtxProgram program, string operation, string[] operands)
    {
        string[] words = operation.Split('.');
        bool load = words[0] == "ld";
        string address = load ? operands[1] : operands[0];
        int[] registers = [.. (load ? operands[0] : operands[1]).Trim('{', '}').Split(',').Select(name => program.Register(name.Trim()))];

        if (words[1] == "param")
            return Parameter(program, address.Trim('[', ']'), registers[0], words[^1].EndsWith("64", StringComparison.Ordinal) ? 8 : WordBytes);
        if (!words[^1].EndsWith("32", StringComparison.Ordinal))
            throw new PtxException($"'{operation}' moves no words of 32 bits.");

        Func<PtxThread, ulong> place = Address(program, address.Trim('[', ']'));
        bool global = words[1] == "global";
        int bytes = registers.Length * WordBytes;

        return thread =>
        {
            Span<byte> memory = global ? thread.Memory.Global(place(thread), bytes) : thread.Memory.Shared(place(thread), bytes);
            for (int i = 0; i < registers.Length; i++)
            {
                Span<byte> word = memory[(i * WordBytes)..];
                if (load)
                    thread.Registers[registers[i]] = BinaryPrimitives.ReadUInt32LittleEndian(word);
                else
                    BinaryPrimitives.WriteUInt32LittleEndian(word, (uint)thread.Registers[registers[i]]);
            }
        };
    }

    private static Action<PtxThread> Parameter(PtxProgram program, string address, int register, int bytes)
    {
        string[] parts = address.Split('+');
        int offset = program.Parameter(parts[0]) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return thread => thread.Registers[register] = thread.Memory.Parameter(offset, bytes);
    }

    private static Func<PtxThread, ulong> Address(PtxProgram program, string text)
    {
        string[] parts = text.Split('+');
        Func<PtxThread, ulong> start = PtxOperand.Read(program, parts[0]);
        ulong offset = parts.Length > 1 ? ulong.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return thread => start(thread) + offset;
    }
}
