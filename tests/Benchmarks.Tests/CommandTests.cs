using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using BalancedKernels.Testing;
using Benchmarks.Cases;
using Benchmarks.CommandLine;
using Benchmarks.Reporting;

namespace Benchmarks.Tests;

public sealed class CommandTests
{
    [Fact]
    public void Without_options_it_is_the_quick_set_on_all_processors_and_no_file()
    {
        BenchmarkOptions options = Parse();
        Assert.Equal(
            (CaseSet.Quick, null, false, Environment.ProcessorCount),
            (options.Set, options.Filter, options.IsListOnly, options.Threads));
        Assert.Empty(options.Files.Paths);
    }

    [Fact]
    public void A_set_is_chosen_by_name()
    {
        Assert.Same(CaseSet.Full, Parse("--set", "full").Set);
        Assert.Same(CaseSet.Quick, Parse("--quick").Set);
    }

    [Fact]
    public void Two_sets_at_once_are_an_error() =>
        Assert.Equal("--quick is --set quick: give one of them.", Error("--quick", "--set", "full"));

    [Fact]
    public void Another_set_is_an_error_that_lists_these() =>
        Assert.Equal("There is no set 'all'; there are: quick, full.", Error("--set", "all"));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("100000")]
    public void Threads_out_of_range_are_an_error_that_says_the_range(string threads) => Assert.Equal(
        $"--threads is a whole number from 1 to {Environment.ProcessorCount}, the processors that there are, not '{threads}'.",
        Error("--threads", threads));

    [Fact]
    public void Each_file_has_its_option()
    {
        BenchmarkOptions options =
            Parse("--json", "a.json", "--csv", "b.csv", "--markdown", "c.md", "--chart", "d.png");
        Assert.Equal(["a.json", "b.csv", "c.md", "d.png", "d.svg", "d-batch.png", "d-batch.svg"], options.Files.Paths);
    }

    [Fact]
    public void A_folder_gets_all_files()
    {
        using TemporaryFolder folder = new();
        BenchmarkOptions options = Parse("--out", folder.File("new"));
        Assert.Equal(
            [
                "results.json",
                "results.csv",
                "results.md",
                "speedup.png",
                "speedup.svg",
                "speedup-batch.png",
                "speedup-batch.svg"],
            options.Files.Paths.Select(Path.GetFileName));
        options.Files.Check();
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.File("new")));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told_before_anything_is_measured()
    {
        using TemporaryFolder folder = new();
        Assert.Contains(
            "is a folder",
            Assert.Throws<IOException>(() => Json(folder.FullPath).Check()).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "does not exist",
            Assert.Throws<DirectoryNotFoundException>(() => Json(folder.File("nowhere/a.json")).Check()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Checking_a_place_leaves_the_file_there_as_it_is()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("old.json"), "old");
        Json(folder.File("old.json")).Check();
        Assert.Equal("old", File.ReadAllText(folder.File("old.json")));
    }

    private static OutputFiles Json(string path)
    {
        OutputFiles files = new();
        files.AddJson(path);
        return files;
    }

    private static BenchmarkOptions Parse(params string[] arguments)
    {
        BenchmarkOptions? seen = null;
        ParseResult parsed = BenchmarkCommand.Create(options =>
        {
            seen = options;
            return 0;
        }).Parse(arguments);
        Assert.Empty(parsed.Errors);
        parsed.Invoke();
        return seen!;
    }

    private static string Error(params string[] arguments) =>
        BenchmarkCommand.Create(_ =>
            throw new InvalidOperationException("It must not run.")).Parse(arguments).Errors[0].Message;
}
