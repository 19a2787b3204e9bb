using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace BalancedKernels;

/// <summary>Reads the JSON tokens of a header. Errors name the offset in the file.</summary>
internal ref struct HeaderTokens
{
    private const int JsonStart = sizeof(ulong);

    // The limit of the reference implementation; the format itself needs three.
    private const int MaxDepth = 127;

    private readonly string file;
    private Utf8JsonReader json;

    public HeaderTokens(string file, ReadOnlySpan<byte> header)
    {
        this.file = file;
        int invalid = FirstInvalidUtf8(header);
        if (invalid >= 0)
            throw new WeightsException($"{file}: at byte {JsonStart + invalid}: the header is not UTF-8.");

        // JSON allows whitespace before the object, but the format requires '{' as the first byte.
        if (header.IsEmpty || header[0] != (byte)'{')
            throw new WeightsException(
                $"{file}: at byte {JsonStart}: the header begins with {(header.IsEmpty ? "nothing" : $"0x{header[0]:X2}")}, expected '{{'.");

        json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    public readonly WeightsException Error(string problem) =>
        new($"{file}: at byte {JsonStart + json.TokenStartIndex}: {problem}.");

    public void Expect(JsonTokenType type, string owner)
    {
        if (!ExpectOrNull(type, owner))
            throw Error($"{owner} is null, expected {Describe(type)}");
    }

    /// <summary>Reads the next token, which must have a type or be null.</summary>
    /// <returns>Whether the token has the type.</returns>
    public bool ExpectOrNull(JsonTokenType type, string owner)
    {
        Advance();
        if (json.TokenType == JsonTokenType.Null)
            return false;

        return json.TokenType == type
            ? true
            : throw Error($"{owner} is {Describe(json.TokenType)}, expected {Describe(type)}");
    }

    public void ExpectEnd()
    {
        if (Advance())
            throw Error("the header goes on after its object");
    }

    /// <summary>Reads the name of the next member; returns false at the end of the object.</summary>
    public bool NextName(string owner, out string name)
    {
        Advance();
        name = json.TokenType == JsonTokenType.EndObject ? string.Empty : Text(owner);
        return json.TokenType == JsonTokenType.PropertyName;
    }

    public string NextString(string owner)
    {
        Expect(JsonTokenType.String, owner);
        return Text(owner);
    }

    /// <summary>Skips a value of any kind, and checks that its strings are valid Unicode.</summary>
    public void SkipValue(string owner)
    {
        Advance();
        int depth = json.CurrentDepth;
        bool isOpen = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        CheckText(owner);
        while (isOpen && Advance())
        {
            CheckText(owner);
            isOpen = json.CurrentDepth > depth;
        }
    }

    /// <summary>Reads an array of nonnegative whole numbers.</summary>
    public List<long> NextNumbers(string owner)
    {
        Expect(JsonTokenType.StartArray, owner);
        List<long> numbers = [];
        while (Advance() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number)
                throw Error($"{owner} holds {Describe(json.TokenType)}, expected whole numbers");
            if (!json.TryGetInt64(out long number) || number < 0)
                throw Error(
                    $"{owner} holds {FileText.Number(json.ValueSpan)}, expected whole numbers from 0 to {long.MaxValue}");

            numbers.Add(number);
        }

        return numbers;
    }

    private bool Advance()
    {
        try
        {
            return json.Read();
        }
        catch (JsonException exception)
        {
            throw new WeightsException(
                $"{file}: at byte {JsonStart + json.BytesConsumed}: the header is broken JSON.", exception);
        }
    }

    private readonly void CheckText(string owner)
    {
        if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            Text(owner);
    }

    private readonly string Text(string owner)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // An escaped unpaired surrogate: valid JSON, but not valid Unicode.
            throw new WeightsException(
                $"{file}: at byte {JsonStart + json.TokenStartIndex}: a string in {owner} is no Unicode text.",
                exception);
        }
    }

    private static int FirstInvalidUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return -1;

        int position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out int length) == OperationStatus.Done)
            position += length;

        return position;
    }

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };
}
