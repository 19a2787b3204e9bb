using System;
using System.CommandLine;
using Programs;
using TextGeneration.Networks;

namespace TextGeneration.CommandLine;

/// <summary>The program's options and their limits.</summary>
internal static class TextCommand
{
    // Together they are under the positions that there are.
    private const int MaxPrompt = 512;
    private const int MaxCharacters = 512;

    private const int MaxBlocks = 24;
    private const int MaxThreads = 1024;

    /// <summary>Describes the command line.</summary>
    /// <param name="run">What to do with the options; gives the exit code.</param>
    public static RootCommand Create(Func<TextOptions, int> run)
    {
        Option<string> prompt = new("--prompt")
        {
            Description = "How the text begins.",
            DefaultValueFactory = _ => "Every row keeps the same number of weights.",
            HelpName = "text",
        };
        prompt.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Problem(result.Tokens[0].Value) is { } problem)
                result.AddError(problem);
        });
        Option<int> characters = WholeNumber.Option("--characters", "Characters to add.", usual: 64, MaxCharacters);
        Option<int> blocks =
            WholeNumber.Option("--blocks", "Blocks of the network; 7 million weights each.", usual: 12, MaxBlocks);
        Option<int> seed = new("--seed") { Description = "What the weights are drawn from.", DefaultValueFactory = _ => 1, HelpName = "number" };
        Option<string?> device = new("--device") { Description = "cpu, cpu-avx512, cpu-avx2 or cpu-portable; the best there is when not given.", HelpName = "name" };
        Option<int> threads = WholeNumber.Option(
            "--threads", "Threads per call, for ours and for ONNX Runtime.", Environment.ProcessorCount, MaxThreads);
        Option<string?> json =
            new("--json") { Description = "Writes the figures to this file too.", HelpName = "file" };

        RootCommand command = new(
            "Writes text with a transformer character by character, dense and pruned, and holds it to ONNX Runtime.")
        {
            prompt, characters, blocks, seed, device, threads, json,
        };
        command.SetAction(parsed => run(new TextOptions(
            parsed.GetRequiredValue(prompt),
            parsed.GetValue(characters),
            parsed.GetValue(blocks),
            parsed.GetValue(seed),
            parsed.GetValue(device),
            parsed.GetValue(threads),
            parsed.GetValue(json) is { } path ? new OutputFile("--json", path) : null)));
        return command;
    }

    private static string? Problem(string prompt)
    {
        if (prompt.Length is 0 or > MaxPrompt)
            return $"--prompt has 1 to {MaxPrompt} characters, not {prompt.Length}.";

        int wrong = Alphabet.FindStranger(prompt);
        return wrong < 0
            ? null
            : $"--prompt has the character U+{(int)prompt[wrong]:X4} at {wrong}; ASCII that prints and new lines were expected.";
    }
}
