using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GpuReports.Sass.Reading;

/// <summary>One kernel's machine code: instructions one after the other, and where labels point.</summary>
internal sealed class SassProgram
{
    private readonly Dictionary<string, int> labels;

    /// <summary>Takes instructions in the order of their addresses.</summary>
    /// <param name="instructions">One for every 16 bytes from address 0 on.</param>
    /// <param name="labels">Addresses by label.</param>
    /// <exception cref="InvalidDataException">
    /// An address is missing: the disassembler named an instruction in no known way.
    /// </exception>
    public SassProgram(IReadOnlyList<SassInstruction> instructions, Dictionary<string, int> labels)
    {
        for (int i = 0; i < instructions.Count; i++)
        {
            if (instructions[i].Address != i * SassInstruction.Bytes)
                throw new InvalidDataException(
                    $"No instruction at {i * SassInstruction.Bytes:x4}; the next one is {instructions[i]}.");
        }

        Instructions = instructions;
        this.labels = labels;
    }

    /// <summary>Gets the instructions; number i stands at address 16 i.</summary>
    public IReadOnlyList<SassInstruction> Instructions { get; }

    /// <summary>Gets the number of the instruction that a branch's last operand names.</summary>
    /// <exception cref="InvalidDataException">The branch names no label of this kernel.</exception>
    public int TargetOf(SassInstruction branch)
    {
        string label = branch.Operands.LastOrDefault(string.Empty).Trim('`', '(', ')');
        return labels.TryGetValue(label, out int address)
            ? address / SassInstruction.Bytes
            : throw new InvalidDataException($"{branch} goes to no label of the kernel.");
    }
}
