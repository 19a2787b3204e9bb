using System;
using System.Collections.Generic;
using System.Text.Json;

namespace BalancedKernels;

/// <summary>Parses the JSON header of a .safetensors file and validates everything in it.</summary>
/// <remarks>
/// The header is one JSON object. It maps tensor names to <c>{"dtype": "F32", "shape": [2, 3], "data_offsets": [0,
/// 24]}</c>, and <c>__metadata__</c> to an object of strings. It is read token by token to detect duplicate names.
/// </remarks>
internal ref struct SafetensorsHeaderReader
{
    public const string MetadataName = "__metadata__";

    private readonly string file;
    private readonly List<SafetensorsEntry> entries = [];
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal);
    private HeaderTokens tokens;

    private SafetensorsHeaderReader(string file, ReadOnlySpan<byte> json)
    {
        this.file = file;
        tokens = new HeaderTokens(file, json);
    }

    public static SafetensorsHeader Read(string file, ReadOnlySpan<byte> json)
    {
        SafetensorsHeaderReader reader = new(file, json);
        reader.ReadFile();
        return new SafetensorsHeader(reader.entries, reader.metadata);
    }

    private void ReadFile()
    {
        tokens.Expect(JsonTokenType.StartObject, "the header");
        HashSet<string> names = new(StringComparer.Ordinal);
        while (tokens.NextName("the header", out string name))
        {
            if (!names.Add(name))
                throw tokens.Error($"the header names {FileText.Quote(name)} twice");

            if (name == MetadataName)
                ReadMetadata();
            else
                entries.Add(ReadTensor(name));
        }

        tokens.ExpectEnd();
    }

    // Null means no metadata, as in the reference implementation.
    private void ReadMetadata()
    {
        if (!tokens.ExpectOrNull(JsonTokenType.StartObject, MetadataName))
            return;

        while (tokens.NextName(MetadataName, out string key))
        {
            string quoted = $"{MetadataName} {FileText.Quote(key)}";
            string value = tokens.NextString(quoted);
            if (!metadata.TryAdd(key, value))
                throw tokens.Error($"{MetadataName} names {FileText.Quote(key)} twice");
        }
    }

    private SafetensorsEntry ReadTensor(string name)
    {
        string owner = $"tensor {FileText.Quote(name)}";
        string? dtype = null;
        List<long>? shape = null;
        List<long>? offsets = null;

        tokens.Expect(JsonTokenType.StartObject, owner);
        while (tokens.NextName(owner, out string key))
        {
            bool isDuplicate = key switch
            {
                "dtype" => dtype is not null,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => false,
            };
            if (isDuplicate)
                throw tokens.Error($"{owner} names {FileText.Quote(key)} twice");

            switch (key)
            {
                case "dtype":
                    dtype = tokens.NextString($"the dtype of {owner}");
                    break;
                case "shape":
                    shape = tokens.NextNumbers($"the shape of {owner}");
                    break;
                case "data_offsets":
                    offsets = tokens.NextNumbers($"data_offsets of {owner}");
                    break;
                default:
                    // Unknown members are skipped, as in the reference implementation.
                    tokens.SkipValue(owner);
                    break;
            }
        }

        return Describe(
            name,
            dtype ?? throw Lacks(owner, "dtype"),
            shape ?? throw Lacks(owner, "shape"),
            offsets ?? throw Lacks(owner, "data_offsets"));
    }

    private readonly SafetensorsEntry Describe(string name, string dtype, List<long> shape, List<long> offsets)
    {
        string quoted = FileText.Quote(name);
        int bits = SafetensorsTypes.Bits(dtype);
        if (bits == 0)
            throw new WeightsException($"{file}: tensor {quoted} has the unknown dtype {FileText.Quote(dtype)}.");

        if (offsets.Count != 2 || offsets[0] > offsets[1])
        {
            throw new WeightsException(
                $"{file}: tensor {quoted} has data_offsets {FileText.List(offsets)}; a begin and an end that is not before it were expected.");
        }

        string shapeText = $"{dtype} {FileText.List(shape)}";
        if (!SafetensorsTypes.TryCount(bits, shape, out Int128 elements))
            throw new WeightsException($"{file}: tensor {quoted} is {shapeText}: {SafetensorsTypes.TooLarge}.");

        Int128 size = elements * bits;
        if (size % 8 != 0)
            throw new WeightsException(
                $"{file}: tensor {quoted} is {shapeText}: {size} bits, which is no whole number of bytes.");

        if (size / 8 != offsets[1] - offsets[0])
        {
            throw new WeightsException(
                $"{file}: tensor {quoted} is {shapeText}, {size / 8} bytes, but its data_offsets [{offsets[0]}, {offsets[1]}] hold {offsets[1] - offsets[0]}.");
        }

        return new SafetensorsEntry(name, dtype, shape, (long)elements, offsets[0], offsets[1]);
    }

    private readonly WeightsException Lacks(string owner, string key) => new($"{file}: {owner} has no {key}.");
}
