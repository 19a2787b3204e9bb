using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsCheck;

namespace BalancedKernels.Tests.Weights;

public sealed class RoundTripTests
{
    /// <summary>Every type of the format, and the bits of its elements.</summary>
    public static TheoryData<string, int> Types => new()
    {
        { "BOOL", 8 }, { "U8", 8 }, { "I8", 8 }, { "F8_E4M3", 8 }, { "F8_E5M2", 8 }, { "F8_E8M0", 8 },
        { "F8_E4M3FNUZ", 8 }, { "F8_E5M2FNUZ", 8 }, { "F4", 4 }, { "F6_E2M3", 6 }, { "F6_E3M2", 6 },
        { "I16", 16 }, { "U16", 16 }, { "F16", 16 }, { "BF16", 16 },
        { "I32", 32 }, { "U32", 32 }, { "F32", 32 },
        { "I64", 64 }, { "U64", 64 }, { "F64", 64 }, { "C64", 64 },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Bytes_of_every_type_come_back(string dtype, int bits)
    {
        byte[] bytes = [.. Enumerable.Range(1, bits * 8 / 8).Select(i => (byte)i)];
        SafetensorsWriter writer = new();
        writer.Add("before", "U8", [1], new byte[] { 9 });
        writer.Add("tensor", dtype, [2, 4], bytes);

        using SafetensorsFile file = Reopen(writer);

        SafetensorsTensor tensor = file["tensor"];
        Assert.Equal(dtype, tensor.Dtype);
        Assert.Equal([2L, 4], tensor.Shape);
        Assert.Equal(8, tensor.Elements);
        Assert.Equal(bytes, tensor.ReadBytes());
    }

    [Theory]
    [InlineData("I64", 64)]
    [InlineData("F8_E4M3", 8)]
    [InlineData("U8", 8)]
    public void A_type_that_is_no_precision_is_not_read_as_numbers_but_the_others_are(string dtype, int bits)
    {
        SafetensorsWriter writer = new();
        writer.Add("other", dtype, [1], new byte[bits / 8]);
        writer.Add("numbers", [1.5f], [1]);
        using SafetensorsFile file = Reopen(writer);

        Assert.Equal([1.5f], file["numbers"].ReadFloats());
        WeightsException error = Assert.Throws<WeightsException>(() => file["other"].ReadFloats());
        Assert.Equal($"memory: tensor 'other' is {dtype}; F32, F16 and BF16 are read as numbers.", error.Message);
    }

    [Fact]
    public void Numbers_come_back_as_they_were_rounded() =>
        Gen.Select(Gen.Float.Array[0, 40], Gen.Enum<WeightType>()).Sample((numbers, precision) =>
        {
            float[] inRange = [
                .. numbers.Where(number =>
                    !float.IsFinite(number) || float.IsFinite(StoredFloat.Round(number, precision)))];
            SafetensorsWriter writer = new();
            writer.Add("n", inRange, [inRange.Length], precision);
            using SafetensorsFile file = Reopen(writer);

            return file["n"].ReadFloats().SequenceEqual(inRange.Select(number => StoredFloat.Round(number, precision)));
        });

    [Fact]
    public void Part_of_a_tensor_is_read_from_where_it_stands()
    {
        float[] numbers = [.. Enumerable.Range(0, 50_000).Select(i => (float)i)];
        SafetensorsWriter writer = new();
        writer.Add("n", numbers, [numbers.Length]);
        using SafetensorsFile file = Reopen(writer);

        float[] part = new float[40_000];
        file["n"].ReadFloats(7_000, part);

        Assert.Equal(numbers[7_000..47_000], part);
        Assert.Throws<ArgumentOutOfRangeException>(() => file["n"].ReadFloats(10_001, part));
        Assert.Throws<ArgumentOutOfRangeException>(() => file["n"].ReadFloats(-1, part));
    }

    [Fact]
    public void Single_numbers_and_empty_tensors_are_tensors_too()
    {
        SafetensorsWriter writer = new();
        writer.Add("one", [2.5f], []);
        writer.Add("none", [], [3, 0]);
        using SafetensorsFile file = Reopen(writer);

        Assert.Equal([2.5f], file["one"].ReadFloats());
        Assert.Empty(file["none"].ReadFloats());
    }

    [Fact]
    public void A_file_of_nothing_opens()
    {
        using SafetensorsFile file = Reopen(new SafetensorsWriter());
        Assert.Empty(file.Tensors);
        Assert.Empty(file.Metadata);
    }

    [Fact]
    public void Metadata_and_names_come_back_whatever_letters_they_have()
    {
        SafetensorsWriter writer = new();
        writer.Metadata["quote\" and \\"] = "line\nbreak";
        writer.Metadata["größe"] = "<&>+' 重み 🙂";
        writer.Add("层.0/weight \"x\"", [1f], [1]);
        using SafetensorsFile file = Reopen(writer);

        Assert.Equal(writer.Metadata.OrderBy(pair => pair.Key), file.Metadata.OrderBy(pair => pair.Key));
        Assert.Equal(1f, file["层.0/weight \"x\""].ReadFloats()[0]);
    }

    [Fact]
    public void The_order_of_adding_does_not_change_a_byte()
    {
        List<Action<SafetensorsWriter>> steps =
        [
            writer => writer.Add("b", [1f], [1]),
            writer => writer.Add("a", "U8", [1], new byte[] { 7 }),
            writer => writer.Add("c", [2f], [1], WeightType.Float16),
            writer => writer.Metadata["x"] = "1",
            writer => writer.Metadata["w"] = "2",
        ];

        byte[] forwards = Bytes(steps);
        steps.Reverse();

        Assert.Equal(forwards, Bytes(steps));
    }

    [Fact]
    public void Every_tensor_is_aligned_to_its_elements()
    {
        SafetensorsWriter writer = new();
        writer.Add("a", "U8", [3], new byte[3]);
        writer.Add("b", "F64", [1], new byte[8]);
        writer.Add("c", [1f, 2, 3], [3], WeightType.Float16);
        writer.Add("d", [1f], [1]);
        using SafetensorsFile file = Reopen(writer);

        Assert.All(file.Tensors, tensor => Assert.Equal(0, tensor.Offset % (tensor.ByteLength / tensor.Elements)));
    }

    private static byte[] Bytes(List<Action<SafetensorsWriter>> steps)
    {
        SafetensorsWriter writer = new();
        foreach (Action<SafetensorsWriter> step in steps)
            step(writer);

        using MemoryStream stream = new();
        writer.Save(stream);
        return stream.ToArray();
    }

    internal static SafetensorsFile Reopen(SafetensorsWriter writer)
    {
        using MemoryStream stream = new();
        writer.Save(stream);
        return SafetensorsFile.FromBytes(stream.ToArray(), "memory");
    }
}
