using System.Text;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes lines of C# at the right depth, with LF on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes one line; an empty one carries no spaces.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
            text.Append(' ', depth * 4).Append(line);

        text.Append('\n');
    }

    /// <summary>Writes a line and an opening brace, and goes one level deeper.</summary>
    public void Open(string line)
    {
        Line(line);
        Line("{");
        depth++;
    }

    /// <summary>Comes one level back and writes the closing brace.</summary>
    public void Close(string after = "")
    {
        depth--;
        Line("}" + after);
    }

    /// <summary>Goes one level deeper without a brace: under a case of a switch.</summary>
    public void Indent() => depth++;

    /// <summary>Comes one level back.</summary>
    public void Unindent() => depth--;

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
