using System.Globalization;
using System.Text;

namespace GpuReports.Tests;

/// <summary>Machine code written by hand, brought into the disassembler's form.</summary>
internal static class Snippet
{
    /// <summary>Writes labels as they are, and instructions with their addresses and a meaningless encoding.</summary>
    public static string Text(params string[] lines)
    {
        StringBuilder text = new("\t.section\t.text.kernel0,\"ax\",@progbits\n");
        int address = 0;
        foreach (string line in lines)
        {
            if (line.EndsWith(':'))
            {
                text.Append(CultureInfo.InvariantCulture, $"{line}\n");
                continue;
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"        /*{address:x4}*/                   {line} ;    /* 0x0000000000007919 */\n");
            text.Append("                                                               /* 0x000e6e0000002100 */\n");
            address += 16;
        }

        return text.ToString();
    }
}
