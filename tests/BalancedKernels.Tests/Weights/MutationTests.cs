using System;
using System.IO;
using System.Text;

namespace BalancedKernels.Tests.Weights;

public sealed class MutationTests
{
    private const int Seed = 20260722;
    private const int Rounds = 20_000;

    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud83d", "null", "-1", "0", "1e400", "1.5",
        "9223372036854775807",
        "18446744073709551616", "__metadata__", "\"dtype\":\"F32\",", "\"shape\":[],", "\"data_offsets\":[0,0]", "I64",
        "F4", "BF16", "U8",
        "\"fc.weight.kept\":\"0\",", "\"fc.weight.block\":\"256\",", "\0", "\u00ff", " ",
    ];

    private static readonly LinearDescription Layer =
        new(
            "Fuzzed",
            Inputs: 6,
            Outputs: 3,
            new BalancedPattern(4, 2),
            WeightType.Float16,
            Bias: true,
            Activation.None);

    [Fact]
    public void Whatever_becomes_of_a_file_nothing_but_the_documented_exception_escapes()
    {
        byte[][] files = [PackedFile(), DenseFile()];
        Random random = new(Seed);
        int refused = 0;
        int loaded = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] file = Mutate(files[round % files.Length], random);
            try
            {
                using SafetensorsFile opened = SafetensorsFile.FromBytes(file, RawFile.Name);
                foreach (SafetensorsTensor tensor in opened.Tensors)
                    tensor.ReadBytes();

                LinearWeights.Load(opened, "fc", Layer);
                loaded++;
            }
            catch (WeightsException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {Seed}, round {round}: {exception}\n{Convert.ToHexString(file)}");
            }
        }

        // Both happen, or the test looks at one side only.
        Assert.True(refused > Rounds / 4, $"seed {Seed}: only {refused} of {Rounds} were refused");
        Assert.True(loaded > Rounds / 100, $"seed {Seed}: only {loaded} of {Rounds} were loaded");
    }

    private static byte[] Mutate(byte[] original, Random random)
    {
        byte[] file = [.. original];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            int at = random.Next(file.Length);
            switch (random.Next(6))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file = file[..at];
                    break;
                case 3:
                    file = [.. file[..at], .. file[Math.Min(file.Length, at + random.Next(1, 9))..]];
                    break;
                case 4:
                    file = WithHeader(file, Splice(random));
                    break;
                default:
                    file = [.. file[..at], .. file[random.Next(file.Length)..]];
                    break;
            }

            if (file.Length == 0)
                break;
        }

        return file;
    }

    private static Func<string, string> Splice(Random random) => header =>
    {
        int at = random.Next(header.Length + 1);
        int end = Math.Min(header.Length, at + random.Next(6));
        return header[..at] + Fragments[random.Next(Fragments.Length)] + header[end..];
    };

    // Keeps the length field right, so that the change is seen by what comes after it.
    private static byte[] WithHeader(byte[] file, Func<string, string> change)
    {
        if (file.Length < sizeof(ulong))
            return file;

        int end = (int)Math.Min((ulong)file.Length, sizeof(ulong) + (BitConverter.ToUInt64(file) % int.MaxValue));
        string header = change(Encoding.UTF8.GetString(file.AsSpan(sizeof(ulong)..end)));
        return RawFile.Of(Encoding.UTF8.GetBytes(header), file.AsSpan(end));
    }

    private static byte[] DenseFile()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc.weight", new float[18], [3, 6]);
        writer.Add("fc.bias", new float[3], [3]);
        return Bytes(writer);
    }

    private static byte[] PackedFile()
    {
        SafetensorsWriter writer = new();
        writer.Add("fc", LinearWeights.FromDense(new float[18], new float[3], Layer));
        return Bytes(writer);
    }

    private static byte[] Bytes(SafetensorsWriter writer)
    {
        using MemoryStream stream = new();
        writer.Save(stream);
        return stream.ToArray();
    }
}
