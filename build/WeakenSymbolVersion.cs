using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Lets a shared library load beside an older library than it was linked with: the version that is missing there, and
/// the one symbol asked for in it, become weak. Does nothing where the system's library has the version.
/// </summary>
/// <remarks>Compiled by MSBuild against .NET Standard 2.0, without spans. ELF, 64 bits, little-endian.</remarks>
public sealed class WeakenSymbolVersion : Task
{
    private const uint DynamicSymbols = 11;
    private const uint VersionNeeds = 0x6ffffffe;
    private const uint SymbolVersions = 0x6fffffff;
    private const int SymbolBytes = 24;
    private const int WeakFlag = 2;
    private const int WeakBinding = 2;

    private static readonly string[] LibraryFolders =
        ["/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib"];

    private byte[] bytes = [];

    /// <summary>Gets or sets the path of the library to change.</summary>
    [Required]
    public string Library { get; set; } = "";

    /// <summary>Gets or sets the version: GLIBCXX_3.4.32.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>Gets or sets the only symbol that may be asked for in that version; it must never be called.</summary>
    [Required]
    public string Symbol { get; set; } = "";

    /// <summary>Gets or sets the file that has the version where it is new enough: libstdc++.so.6.</summary>
    [Required]
    public string Provider { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (SystemHasVersion())
            return true;

        bytes = File.ReadAllBytes(Library);
        try
        {
            if (Weaken())
                Replace();
        }
        catch (Exception error) when (error is InvalidDataException or IndexOutOfRangeException or ArgumentException)
        {
            Log.LogError("{0} cannot be made to load without {1}: {2}", Library, Version, error.Message);
        }

        return !Log.HasLoggedErrors;
    }

    private bool SystemHasVersion() => LibraryFolders
        .Select(folder => Path.Combine(folder, Provider))
        .Where(File.Exists)
        .Any(path => Encoding.GetEncoding("ISO-8859-1").GetString(File.ReadAllBytes(path)).Contains(Version + "\0"));

    // Whether anything had to be changed.
    private bool Weaken()
    {
        Dictionary<uint, Section> sections = Sections();
        if (FindNeed(sections[VersionNeeds]) is not { } need)
            return false;

        int flags = need + 4;
        int index = BitConverter.ToUInt16(bytes, need + 6);
        if ((bytes[flags] & WeakFlag) != 0)
            return false;

        bytes[flags] |= WeakFlag;
        Section symbols = sections[DynamicSymbols];
        for (int number = 0; number < symbols.Size / SymbolBytes; number++)
        {
            if (BitConverter.ToUInt16(bytes, sections[SymbolVersions].Offset + (2 * number)) != index)
                continue;

            int symbol = symbols.Offset + (SymbolBytes * number);
            string name = Text(symbols.Names + BitConverter.ToInt32(bytes, symbol));
            if (name != Symbol)
                throw new InvalidDataException($"it asks for {name} too, which may be called.");

            int type = bytes[symbol + 4] & 0xf;
            bytes[symbol + 4] = (byte)((WeakBinding << 4) | type);
        }

        return true;
    }

    // Where the library says that it needs the version; null where it does not.
    private int? FindNeed(Section needs)
    {
        int file = needs.Offset;
        while (true)
        {
            int need = file + BitConverter.ToInt32(bytes, file + 8);
            for (int left = BitConverter.ToUInt16(bytes, file + 2); left > 0; left--)
            {
                if (Text(needs.Names + BitConverter.ToInt32(bytes, need + 8)) == Version)
                    return need;

                need += BitConverter.ToInt32(bytes, need + 12);
            }

            int next = BitConverter.ToInt32(bytes, file + 12);
            if (next == 0)
                return null;

            file += next;
        }
    }

    // By type: the types asked for occur once.
    private Dictionary<uint, Section> Sections()
    {
        if (Encoding.ASCII.GetString(bytes, 1, 3) != "ELF" || bytes[4] != 2 || bytes[5] != 1)
            throw new InvalidDataException("it is no library of 64 bits for Linux.");

        int table = (int)BitConverter.ToInt64(bytes, 40);
        int entry = BitConverter.ToUInt16(bytes, 58);
        int count = BitConverter.ToUInt16(bytes, 60);
        Dictionary<uint, Section> sections = [];
        for (int at = table; at < table + (entry * count); at += entry)
        {
            int names = table + (entry * BitConverter.ToInt32(bytes, at + 40));
            sections[BitConverter.ToUInt32(bytes, at + 4)] = new Section(
                offset: (int)BitConverter.ToInt64(bytes, at + 24),
                size: (int)BitConverter.ToInt64(bytes, at + 32),
                names: (int)BitConverter.ToInt64(bytes, names + 24));
        }

        return sections;
    }

    private string Text(int at) => Encoding.ASCII.GetString(bytes, at, Array.IndexOf(bytes, (byte)0, at) - at);

    // A new file: the old one may be a link into a cache of packages. Its time stays, or every build would copy it
    // again.
    private void Replace()
    {
        DateTime time = File.GetLastWriteTimeUtc(Library);
        string changed = Library + ".changed";
        File.WriteAllBytes(changed, bytes);
        File.SetLastWriteTimeUtc(changed, time);
        File.Delete(Library);
        File.Move(changed, Library);
        Log.LogMessage(MessageImportance.High, "{0} loads without {1} now.", Library, Version);
    }

    // Names: where the section's texts are.
    private sealed class Section(int offset, int size, int names)
    {
        public int Offset => offset;

        public int Size => size;

        public int Names => names;
    }
}
