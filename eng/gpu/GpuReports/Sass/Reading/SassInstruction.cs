using System;
using System.Collections.Generic;
using System.Globalization;

namespace GpuReports.Sass.Reading;

/// <summary>One machine instruction, as the disassembler names it.</summary>
/// <param name="Address">Bytes from the start of the kernel; an instruction takes 16.</param>
/// <param name="Guard">
/// The predicate without which nothing is written, such as <c>!P0</c>; null where there is none.
/// </param>
/// <param name="Name">The operation with its modifiers: <c>LDG.E.128</c>.</param>
/// <param name="Operands">The destination first, then the sources.</param>
internal sealed record SassInstruction(int Address, string? Guard, string Name, IReadOnlyList<string> Operands)
{
    /// <summary>Bytes of one instruction.</summary>
    public const int Bytes = 16;

    // Read once: following a launch asks for them a million times.
    private readonly string[] modifiers = Name.Split('.')[1..];

    /// <summary>Gets the operation without its modifiers: <c>LDG</c>.</summary>
    public string Operation { get; } = Name.Split('.')[0];

    /// <summary>Gets the modifiers in their order: <c>E</c>, <c>128</c>.</summary>
    public IReadOnlyList<string> Modifiers => modifiers;

    /// <summary>Gets the bits that a memory access moves for one lane: 32 where no modifier says otherwise.</summary>
    public int AccessBits =>
        Has("128") ? 128 : Has("64") ? 64 : Has("U16") || Has("S16") ? 16 : Has("U8") || Has("S8") ? 8 : 32;

    /// <summary>Tells whether the operation has a modifier.</summary>
    public bool Has(string modifier) => Array.IndexOf(modifiers, modifier) >= 0;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Address:x4}: {(Guard is null ? string.Empty : $"@{Guard} ")}{Name} {string.Join(", ", Operands)}").TrimEnd();
}
