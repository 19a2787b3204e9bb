using System;

namespace BalancedKernels;

/// <summary>Recognizes files of other formats that are often mistaken for .safetensors files.</summary>
internal static class OtherFormats
{
    /// <summary>The number of bytes at the start of a file that are examined.</summary>
    public const int PrefixLength = 64;

    private const string Convert =
        "load it in Python and save it with safetensors.torch.save_file(model.state_dict(), path)";

    /// <summary>Describes the format of a file and how to proceed.</summary>
    /// <param name="prefix">The first bytes of the file, up to <see cref="PrefixLength"/>.</param>
    /// <returns>
    /// The end of a sentence that begins with the name of the file; null if the format is not a known other one.
    /// </returns>
    public static string? Describe(ReadOnlySpan<byte> prefix)
    {
        // The length field of a .safetensors file may have any value, but its header begins with a brace.
        if (prefix.Length > sizeof(ulong) && prefix[sizeof(ulong)] == (byte)'{')
            return null;
        if (prefix.StartsWith("PK\x3\x4"u8))
            return $"the file is a zip archive, as PyTorch's .pt and .pth files are, and no safetensors file: {Convert}";
        if (prefix.Length > 1 && prefix[0] == 0x80 && prefix[1] is >= 2 and <= 5)
            return $"the file is a Python pickle, as PyTorch's older .pt and .pth files are, and no safetensors file: {Convert}";
        if (prefix.StartsWith("version https://git-lfs"u8))
            return "the file is a pointer of Git LFS, and not the file itself: fetch it with git lfs pull";

        return prefix.StartsWith("<!DOCTYPE"u8) || prefix.StartsWith("<!doctype"u8) || prefix.StartsWith("<html"u8)
            ? "the file is a web page, and no safetensors file: the download has failed"
            : null;
    }
}
