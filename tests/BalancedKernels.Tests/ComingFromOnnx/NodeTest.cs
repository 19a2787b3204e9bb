using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>One of ONNX's own test cases: the inputs of an operator, and what it gives.</summary>
/// <param name="Inputs">The tensors given, weights included; whole numbers as floats.</param>
/// <param name="Output">The first tensor that is expected.</param>
internal sealed record NodeTest(IReadOnlyList<float[]> Inputs, float[] Output)
{
    private const string Data = "BALANCEDKERNELS_DATA";

    private static readonly Lazy<Dictionary<string, byte[]>?> Files = new(ReadArchive);

    /// <summary>Reads a test case, or skips the test where there are none.</summary>
    /// <param name="name">As ONNX calls it: <c>test_gemm_alpha</c>.</param>
    public static NodeTest Read(string name)
    {
        Dictionary<string, byte[]>? files = Files.Value;
        Assert.SkipWhen(
            files is null,
            $"skipped: {Data} names no folder with data/onnx_node_tests.tar.xz, or there is no xz to read it with");
        string folder = $"data/node/{name}/test_data_set_0";
        List<float[]> inputs = [];
        while (files!.TryGetValue($"{folder}/input_{inputs.Count}.pb", out byte[]? input))
            inputs.Add(ReadTensor(input));

        return new NodeTest(inputs, ReadTensor(files[$"{folder}/output_0.pb"]));
    }

    private static Dictionary<string, byte[]>? ReadArchive()
    {
        string path =
            Path.Combine(Environment.GetEnvironmentVariable(Data) ?? string.Empty, "data", "onnx_node_tests.tar.xz");
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        string? xz = folders.SelectMany(folder =>
            new[] { Path.Combine(folder, "xz"), Path.Combine(folder, "xz.exe") }).FirstOrDefault(File.Exists);
        if (xz is null || !File.Exists(path))
            return null;

        using Process unpack = Process.Start(
            new ProcessStartInfo(xz, ["--decompress", "--stdout", path]) { RedirectStandardOutput = true })!;
        using TarReader archive = new(unpack.StandardOutput.BaseStream);
        Dictionary<string, byte[]> files = [];
        while (archive.GetNextEntry() is { } entry)
        {
            if (!entry.Name.StartsWith("data/node/", StringComparison.Ordinal) || entry.DataStream is not { } content)
                continue;

            byte[] bytes = new byte[entry.Length];
            content.ReadExactly(bytes);
            files.Add(entry.Name, bytes);
        }

        unpack.WaitForExit();
        return files;
    }

    // TensorProto of onnx.proto: the type is field 2, the numbers are the raw bytes of field 9. The node tests have no
    // others.
    private static float[] ReadTensor(ReadOnlySpan<byte> message)
    {
        const int Float = 1;
        ulong type = 0;
        ReadOnlySpan<byte> numbers = [];
        while (!message.IsEmpty)
        {
            ulong key = ReadNumber(ref message);
            ulong number = ReadNumber(ref message);
            bool hasBytes = (key & 7) == 2;
            if (key >> 3 == 2)
                type = number;
            if (key >> 3 == 9)
                numbers = message[..(int)number];
            if (hasBytes)
                message = message[(int)number..];
        }

        if (type == Float)
            return MemoryMarshal.Cast<byte, float>(numbers).ToArray();

        float[] wholes = new float[numbers.Length / sizeof(long)];
        for (int i = 0; i < wholes.Length; i++)
            wholes[i] = BinaryPrimitives.ReadInt64LittleEndian(numbers[(i * sizeof(long))..]);

        return wholes;
    }

    private static ulong ReadNumber(ref ReadOnlySpan<byte> message)
    {
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[0];
            message = message[1..];
            number |= (ulong)(next & 127) << shift;
            if (next < 128)
                return number;
        }
    }
}
