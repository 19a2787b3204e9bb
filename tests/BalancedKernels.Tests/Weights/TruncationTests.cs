using System;
using System.IO;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Weights;

public sealed class TruncationTests
{
    [Fact]
    public void A_file_cut_at_any_byte_is_refused()
    {
        byte[] file = SmallFile();
        int data = DataStart(file);
        for (int length = 0; length < file.Length; length++)
        {
            byte[] cut = file[..length];
            WeightsException? error =
                Record.Exception(() => SafetensorsFile.FromBytes(cut, RawFile.Name).Dispose()) as WeightsException;
            Assert.True(error is not null, $"cut at byte {length} of {file.Length}");

            // From where the tensors begin, the message says how much is gone.
            if (length >= data)
                Assert.Contains(
                    $" and {file.Length - length} are missing at the end, byte {length}.",
                    error.Message,
                    StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_file_cut_while_it_is_open_is_an_error_when_the_tensor_is_read()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        byte[] bytes = SmallFile();
        int data = DataStart(bytes);
        File.WriteAllBytes(path, bytes);
        using SafetensorsFile file = SafetensorsFile.Open(path);
        Cut(path, data + 4);

        WeightsException error = Assert.Throws<WeightsException>(() => file["a"].ReadFloats());

        Assert.Equal(
            $"{path}: tensor 'a': at byte {data}, 12 bytes were expected and 4 found; the file became shorter after it was opened.",
            error.Message);
    }

    private static byte[] SmallFile()
    {
        SafetensorsWriter writer = new();
        writer.Add("a", [1, 2, 3], [3]);
        writer.Add("b", "U8", [2], new byte[] { 1, 2 });
        using MemoryStream stream = new();
        writer.Save(stream);
        return stream.ToArray();
    }

    private static int DataStart(byte[] bytes)
    {
        using SafetensorsFile file = SafetensorsFile.FromBytes(bytes, RawFile.Name);
        return (int)file["a"].Offset;
    }

    private static void Cut(string path, int length)
    {
        // The reader forbids other writers, as it should; elsewhere the disk itself may lose bytes.
        using FileStream stream = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        stream.SetLength(length);
    }
}
