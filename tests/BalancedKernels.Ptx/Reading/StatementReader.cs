using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;

namespace BalancedKernels.Ptx.Reading;

/// <summary>Cuts the body of a kernel into statements.</summary>
internal sealed partial class StatementReader
{
    private readonly string text;
    private readonly List<Statement> statements = [];
    private readonly StringBuilder current = new();
    private Scope scope;
    private int line;
    private int firstLine;

    private StatementReader(string text, int line, Scope outermost)
    {
        this.text = text;
        this.line = line;
        scope = outermost;
    }

    /// <summary>Reads from behind a body's opening brace to its closing one.</summary>
    public static List<Statement> Read(string text, int start, Scope outermost)
    {
        StatementReader reader = new(text, LineAt(text, start), outermost);
        reader.Read(start);
        return reader.statements;
    }

    /// <summary>Blanks comments and keeps every character's line.</summary>
    public static string WithoutComments(string text) =>
        CommentPattern().Replace(text, comment => new string([.. Blanks(comment.Value)]));

    /// <summary>Gets the line, from 1, of a character.</summary>
    public static int LineAt(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;

    private static IEnumerable<char> Blanks(string comment)
    {
        foreach (char character in comment)
            yield return character == '\n' ? '\n' : ' ';
    }

    private void Read(int start)
    {
        Stack<Scope> outer = [];
        int vector = 0;
        for (int at = start; at < text.Length; at++)
        {
            char character = text[at];
            switch (character)
            {
                case '{' when current.Length == 0:
                    outer.Push(scope);
                    scope = new Scope(scope);
                    break;
                case '}' when current.Length == 0 && outer.Count == 0:
                    return;
                case '}' when current.Length == 0:
                    scope = outer.Pop();
                    break;
                case ';':
                    End(isLabel: false);
                    break;
                case ':' when IsName() && At(at + 1) != ':' && At(at - 1) != ':':
                    End(isLabel: true);
                    break;
                case '\n':
                    EndDirective();
                    line++;
                    Add(' ');
                    break;
                default:
                    vector += character == '{' ? 1 : character == '}' ? -1 : 0;
                    Add(character);
                    break;
            }

            if (vector < 0)
                throw new PtxFormatException(line, current.ToString(), "a brace is closed that none opened.");
        }

        throw new PtxFormatException(line, current.ToString(), "the kernel's last brace is missing.");
    }

    private char At(int position) => position < text.Length ? text[position] : '\0';

    private bool IsName() => NamePattern().IsMatch(current.ToString().TrimEnd());

    private void Add(char character)
    {
        if (!char.IsWhiteSpace(character))
        {
            firstLine = current.Length == 0 ? line : firstLine;
            current.Append(character);
        }
        else if (current.Length > 0 && current[^1] != ' ')
        {
            current.Append(' ');
        }
    }

    // .loc is the one statement that ends with its line.
    private void EndDirective()
    {
        if (current.ToString().StartsWith(".loc ", StringComparison.Ordinal))
            current.Clear();
    }

    private void End(bool isLabel)
    {
        if (current.Length > 0)
            statements.Add(new Statement(firstLine, current.ToString().TrimEnd(), scope, isLabel));

        current.Clear();
    }

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex CommentPattern();

    [GeneratedRegex(@"^([A-Za-z][\w$]*|[_$%][\w$]+)$")]
    private static partial Regex NamePattern();
}
