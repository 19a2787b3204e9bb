using System.Globalization;
using System.IO;

namespace GpuReports.Sass.Reading;

/// <summary>Reads the instruction that nvdisasm 11.8 prints no text for: sm_90's minimum and maximum.</summary>
/// <remarks>
/// The same kernels have an IMNMX there on sm_80. Bits 0 to 11 are the operation, 16 to 23 the destination,
/// 24 to 31 the first source, 32 on the second one, 87 to 90 the predicate that asks for the minimum.
/// </remarks>
internal static class BlankInstruction
{
    private const int OfRegisters = 0x248;
    private const int OfImmediate = 0x848;
    private const int OfUniform = 0xC48;
    private const int Unguarded = 7;

    /// <summary>Names the instruction.</summary>
    /// <exception cref="InvalidDataException">It is another one.</exception>
    public static SassInstruction Decode(int address, ulong low, ulong high)
    {
        int operation = (int)(low & 0xFFF);
        if (operation is not (OfRegisters or OfImmediate or OfUniform))
            throw new InvalidDataException(
                $"The disassembler has no text for operation {operation:x3} at {address:x4}.");

        string second = operation switch
        {
            OfImmediate => string.Create(CultureInfo.InvariantCulture, $"0x{(uint)(low >> 32):x}"),
            OfUniform => Register("UR", 63, (int)(low >> 32) & 0x3F),
            _ => Register("R", 255, (int)(low >> 32) & 0xFF),
        };

        return new SassInstruction(
            address,
            Guard((int)(low >> 12) & 0xF),
            "VIMNMX",
            [
                Register("R", 255, (int)(low >> 16) & 0xFF),
                Register("R", 255, (int)(low >> 24) & 0xFF),
                second,
                Predicate((int)(high >> 23) & 0xF)]);
    }

    private static string Register(string prefix, int zero, int number) =>
        number == zero ? $"{prefix}Z" : string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");

    private static string? Guard(int bits) => bits == Unguarded ? null : Predicate(bits);

    private static string Predicate(int bits) =>
        $"{((bits & 8) != 0 ? "!" : string.Empty)}P{((bits & 7) == 7 ? "T" : (bits & 7).ToString(CultureInfo.InvariantCulture))}";
}
