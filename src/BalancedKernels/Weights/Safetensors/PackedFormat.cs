using System.Collections.Generic;
using System.Globalization;

namespace BalancedKernels;

/// <summary>
/// What the metadata of a file says about one packed tensor; <c>docs/formats.md</c> describes it for readers elsewhere.
/// </summary>
/// <param name="Pattern">The sparsity pattern.</param>
/// <param name="Columns">The number of columns, without the padding of a ragged last block.</param>
internal readonly record struct PackedFormat(BalancedPattern Pattern, int Columns)
{
    public const string VersionKey = "balancedkernels.version";

    private const string Version = "1";

    /// <summary>
    /// Reads the metadata of a packed tensor; <paramref name="tensor"/> is the name of the dense tensor,
    /// <c>fc1.weight</c>.
    /// </summary>
    public static PackedFormat Read(SafetensorsFile file, string tensor)
    {
        string version = Require(file, VersionKey);
        if (version != Version)
        {
            throw new WeightsException(
                $"{file.Name}: __metadata__ '{VersionKey}' is {FileText.Quote(version)}; packed tensors of version {Version} are read. A newer BalancedKernels may read it.");
        }

        int block = RequireNumber(file, $"{tensor}.block", BalancedPattern.MinBlock, BalancedPattern.MaxBlock);
        int kept = RequireNumber(file, $"{tensor}.kept", 1, block - 1);
        int columns = RequireNumber(file, $"{tensor}.columns", 1, int.MaxValue);
        return new PackedFormat(new BalancedPattern(block, kept), columns);
    }

    /// <summary>Writes the metadata that <see cref="Read"/> reads.</summary>
    public void Write(IDictionary<string, string> metadata, string tensor)
    {
        metadata[VersionKey] = Version;
        metadata[$"{tensor}.block"] = Pattern.Block.ToString(CultureInfo.InvariantCulture);
        metadata[$"{tensor}.kept"] = Pattern.Kept.ToString(CultureInfo.InvariantCulture);
        metadata[$"{tensor}.columns"] = Columns.ToString(CultureInfo.InvariantCulture);
    }

    private static int RequireNumber(SafetensorsFile file, string key, int minimum, int maximum)
    {
        string text = Require(file, key);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= minimum
            && number <= maximum
            ? number
            : throw new WeightsException(
                $"{file.Name}: __metadata__ {FileText.Quote(key)} is {FileText.Quote(text)}, expected a whole number from {minimum} to {maximum}.");
    }

    private static string Require(SafetensorsFile file, string key) => file.Metadata.TryGetValue(key, out string? text)
        ? text
        : throw new WeightsException(
            $"{file.Name}: __metadata__ has no {FileText.Quote(key)}; without it a packed tensor cannot be read.");
}
