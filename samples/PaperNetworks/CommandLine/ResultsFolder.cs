using System.IO;
using System.Text;
using PaperNetworks.Reporting;
using Programs;

namespace PaperNetworks.CommandLine;

/// <summary>A folder that the results of a run go to: the figures as JSON, and the tables as a page.</summary>
/// <param name="Path">The folder; made where it is not there.</param>
internal sealed record ResultsFolder(string Path)
{
    private const string Option = "--out";

    private OutputFile Json => new(Option, System.IO.Path.Combine(Path, "results.json"));

    private OutputFile Page => new(Option, System.IO.Path.Combine(Path, "results.md"));

    /// <summary>Makes sure that there is a place to write to.</summary>
    /// <exception cref="IOException">There is none.</exception>
    public void Check()
    {
        Directory.CreateDirectory(Path);
        Json.Check();
        Page.Check();
    }

    /// <summary>Writes both files.</summary>
    public void Write(PaperResults results)
    {
        using StringWriter tables = new() { NewLine = "\n" };
        PaperTable.Write(results, tables, plain: true);
        Json.Write(PaperJson.Bytes(results));
        Page.Write(Encoding.UTF8.GetBytes($"# Networks of the paper\n\n```\n{tables}```\n"));
    }
}
