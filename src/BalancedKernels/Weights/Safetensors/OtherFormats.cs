using System;

namespace BalancedKernels;

/// <summary>Recognises files that are taken for .safetensors files by mistake.</summary>
internal static class OtherFormats
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Looked = 64;

    private const string Convert =
        "load it in Python and save it with safetensors.torch.save_file(model.state_dict(), path)";

    /// <summary>Says what a file is and what to do.</summary>
    /// <param name="start">The first bytes, up to <see cref="Looked"/>.</param>
    /// <returns>
    /// The rest of a sentence that begins with the file's name; null for a file that may be what it should be.
    /// </returns>
    public static string? Name(ReadOnlySpan<byte> start)
    {
        // The length of a header may spell anything; the header itself begins with a brace.
        if (start.Length > sizeof(ulong) && start[sizeof(ulong)] == (byte)'{')
            return null;
        if (start.StartsWith("PK\x3\x4"u8))
            return $"the file is a zip archive, as PyTorch's .pt and .pth files are, and no safetensors file: {Convert}";
        if (start.Length > 1 && start[0] == 0x80 && start[1] is >= 2 and <= 5)
            return $"the file is a Python pickle, as PyTorch's older .pt and .pth files are, and no safetensors file: {Convert}";
        if (start.StartsWith("version https://git-lfs"u8))
            return "the file is a pointer of Git LFS, and not the file itself: fetch it with git lfs pull";

        return start.StartsWith("<!DOCTYPE"u8) || start.StartsWith("<!doctype"u8) || start.StartsWith("<html"u8)
            ? "the file is a web page, and no safetensors file: the download has failed"
            : null;
    }
}
