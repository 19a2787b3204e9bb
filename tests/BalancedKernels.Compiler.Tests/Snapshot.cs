using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Tests;

/// <summary>
/// Compares generated text with the file that somebody has read and accepted, by Verify's conventions.
/// </summary>
/// <remarks>
/// The accepted text is <c>Type.Method#Hint.verified.cs</c> beside the test; where it differs or is missing, the
/// test fails and leaves <c>Type.Method#Hint.received.cs</c> there: rename it to accept it. Verify itself is
/// not referenced, for the sake of fewer dependencies; this one file is what it would replace.
/// </remarks>
internal static class Snapshot
{
    /// <summary>Fails unless <paramref name="text"/> is the accepted one, byte for byte.</summary>
    /// <param name="text">What was generated.</param>
    /// <param name="hint">Which of a test's texts it is; names the file.</param>
    /// <param name="testFile">The test's source file; its name is that of the test's class.</param>
    /// <param name="method">The test.</param>
    public static void Verify(
        string text, string hint, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        string name = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}#{hint}";
        string folder = FolderOf(testFile);
        string verified = Path.Combine(folder, name + ".verified.cs");
        string received = Path.Combine(folder, name + ".received.cs");

        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(File.Exists(verified)
            ? $"{name}: the text differs from the accepted one at {FirstDifference(File.ReadAllText(verified), text)}; compare .received.cs with .verified.cs, and rename it if the change is meant."
            : $"{name}: there is no accepted text yet; read {received} and rename it to .verified.cs.");
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] expectedLines = expected.Split('\n');
        string[] actualLines = actual.Split('\n');
        int line = 0;
        while (line < expectedLines.Length && line < actualLines.Length && expectedLines[line] == actualLines[line])
            line++;

        return $"line {line + 1}: '{LineAt(expectedLines, line)}' was accepted, '{LineAt(actualLines, line)}' was generated";
    }

    private static string LineAt(string[] lines, int line) => line < lines.Length ? lines[line].Trim() : "(the end)";

    // A build that hides its machine's paths writes "/_/" for the repository's root.
    private static string FolderOf(string testFile)
    {
        const string HiddenRoot = "/_/";
        if (!testFile.StartsWith(HiddenRoot, StringComparison.Ordinal))
            return Path.GetDirectoryName(testFile)!;

        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "BalancedKernels.sln")))
            root = root.Parent;

        Assert.True(
            root is not null,
            $"Snapshots are beside the tests' sources, and no folder above {AppContext.BaseDirectory} is the repository.");
        return Path.GetDirectoryName(Path.Combine(root.FullName, testFile[HiddenRoot.Length..]))!;
    }
}
