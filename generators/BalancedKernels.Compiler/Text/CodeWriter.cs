using System.Text;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes indented lines of C#, with LF on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes one line; an empty line has no spaces.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', depth * 4).Append(line);

        text.Append('\n');
    }

    /// <summary>Writes a line and an opening brace, and indents one level.</summary>
    public void Open(string line)
    {
        Line(line);
        Line("{");
        depth++;
    }

    /// <summary>Unindents one level and writes the closing brace.</summary>
    public void Close(string after = "")
    {
        depth--;
        Line("}" + after);
    }

    /// <summary>Indents one level without a brace, for a case of a switch.</summary>
    public void Indent() => depth++;

    /// <summary>Unindents one level.</summary>
    public void Unindent() => depth--;

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
