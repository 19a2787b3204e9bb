using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>Checks that tensors cover the data of a file exactly, without gaps or overlaps.</summary>
internal static class SafetensorsOffsets
{
    public static void Check(string file, IReadOnlyList<SafetensorsEntry> entries, long dataStart, long fileLength)
    {
        long dataLength = fileLength - dataStart;
        CheckTruncated(file, entries, dataStart, dataLength);

        long end = 0;
        string? previous = null;
        foreach (SafetensorsEntry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin < end)
            {
                throw new WeightsException(
                    $"{file}: tensor {FileText.Quote(entry.Name)} begins at byte {dataStart + entry.Begin} and overlaps tensor {FileText.Quote(previous!)}, which ends at byte {dataStart + end}.");
            }

            if (entry.Begin > end)
            {
                throw new WeightsException(
                    $"{file}: tensor {FileText.Quote(entry.Name)} begins at byte {dataStart + entry.Begin}, expected {dataStart + end}: {entry.Begin - end} bytes before it belong to no tensor.");
            }

            end = entry.End;
            previous = entry.Name;
        }

        if (end < dataLength)
        {
            throw new WeightsException(
                $"{file}: the last tensor ends at byte {dataStart + end}, the file at byte {fileLength}: {dataLength - end} bytes after it belong to no tensor.");
        }
    }

    // Checked first, because a truncated download is by far the most likely of these problems.
    private static void CheckTruncated(
        string file, IReadOnlyList<SafetensorsEntry> entries, long dataStart, long dataLength)
    {
        SafetensorsEntry? last = entries.MaxBy(entry => entry.End);
        if (last is not null && last.End > dataLength)
        {
            throw new WeightsException(
                $"{file}: the file is truncated: tensor {FileText.Quote(last.Name)} takes {last.End - last.Begin} bytes and {last.End - dataLength} are missing at the end, byte {dataStart + dataLength}.");
        }
    }
}
