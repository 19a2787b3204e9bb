using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>Checks that tensors share out the data of a file without gap, overlap or rest.</summary>
internal static class SafetensorsOffsets
{
    public static void Check(string file, IReadOnlyList<SafetensorsEntry> entries, long dataStart, long fileLength)
    {
        long dataLength = fileLength - dataStart;
        CheckTruncated(file, entries, dataStart, dataLength);

        long end = 0;
        string? before = null;
        foreach (SafetensorsEntry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin < end)
            {
                throw new WeightsException(
                    $"{file}: tensor {FileText.Quote(entry.Name)} begins at byte {dataStart + entry.Begin} and overlaps tensor {FileText.Quote(before!)}, which ends at byte {dataStart + end}.");
            }

            if (entry.Begin > end)
            {
                throw new WeightsException(
                    $"{file}: tensor {FileText.Quote(entry.Name)} begins at byte {dataStart + entry.Begin}, expected {dataStart + end}: {entry.Begin - end} bytes before it belong to no tensor.");
            }

            end = entry.End;
            before = entry.Name;
        }

        if (end < dataLength)
        {
            throw new WeightsException(
                $"{file}: the last tensor ends at byte {dataStart + end}, the file at byte {fileLength}: {dataLength - end} bytes after it belong to no tensor.");
        }
    }

    // First of all, because a truncated download is by far the likeliest of these.
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
