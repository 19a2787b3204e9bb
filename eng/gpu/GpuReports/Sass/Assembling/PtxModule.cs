using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace GpuReports.Sass.Assembling;

/// <summary>
/// Several kernels as one text for the assembler, each under a name of its own: layers of different precisions share
/// theirs.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="Names">The names, in the kernels' order.</param>
internal sealed partial record PtxModule(string Text, IReadOnlyList<string> Names)
{
    /// <summary>Puts texts of one kernel each together.</summary>
    /// <exception cref="InvalidDataException">A text has no kernel.</exception>
    public static PtxModule Of(IReadOnlyList<string> kernels)
    {
        string[] names = [
            .. Enumerable.Range(0, kernels.Count).Select(i =>
                string.Create(CultureInfo.InvariantCulture, $"kernel{i}"))];
        int[] entries = [
            .. kernels.Select(kernel =>
                EntryPattern().Match(kernel) is { Success: true } entry
                    ? entry.Index
                    : throw new InvalidDataException("There is no kernel in this PTX."))];
        string head = SharedPattern().Replace(kernels[0][..entries[0]], string.Empty);

        // Shared memory that launches size has one name in all kernels, so it is declared once: as the strictest of
        // them does.
        Match? shared = kernels.Zip(entries, (kernel, entry) => SharedPattern().Match(kernel[..entry]))
            .Where(declaration => declaration.Success)
            .MaxBy(declaration =>
                int.Parse(declaration.Groups["align"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));

        return new PtxModule(
            head + shared?.Value + string.Concat(
                kernels.Select(
                    (kernel, i) => EntryPattern().Replace(kernel[entries[i]..], $".visible .entry {names[i]}(", 1))),
            names);
    }

    [GeneratedRegex(@"\.visible \.entry \w+\(")]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"\.extern \.shared \.align (?<align>\d+) [^;]*;\s*")]
    private static partial Regex SharedPattern();
}
