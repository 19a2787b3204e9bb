using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Measurement;
using Programs;
using Baselines;
using Baselines.Timing;
using TextGeneration.CommandLine;
using TextGeneration.Networks;
using TextGeneration.Onnx;
using TextGeneration.Reporting;

namespace TextGeneration.Measuring;

/// <summary>The whole of the program between its options and its figures.</summary>
internal static class TextRun
{
    // How many characters of each text are held to ONNX Runtime with the same weights, which is slow to load.
    private const int CheckedCharacters = 32;

    private static readonly BlockKinds[] Patterns = [.. Blocks.All, Balanced32x8BFloat16.Block];

    /// <summary>Writes, checks and times.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="budget">How long the timing may take.</param>
    /// <param name="show">Told each network's name and text.</param>
    /// <exception cref="WrongResultException">
    /// A score is further from ONNX Runtime's than rounding can explain.
    /// </exception>
    public static TextFigures Measure(TextOptions options, TimingBudget budget, Action<string, string> show)
    {
        DecoderTensors tensors = DecoderTensors.Draw(options.Blocks, options.Seed);
        using ComputeDevice device = options.Device is { } name
            ? ComputeDevice.Open(name, options.Threads)
            : ComputeDevice.Best(options.Threads);
        int[] prompt = Alphabet.Encode(options.Prompt);

        List<IContestant> contestants = [];
        try
        {
            List<(BlockKinds Kinds, long PackedBytes, double Difference)> checkedPatterns = [];
            IReadOnlyList<int> text = [];
            foreach (BlockKinds kinds in Patterns)
            {
                Decoder decoder = new(tensors, kinds, device);
                IReadOnlyList<int> written = Writing.Continue(decoder, prompt, options.Characters);
                text = text.Count == 0 ? written : text;
                show(decoder.Name, Alphabet.Decode(written.Skip(prompt.Length)));
                checkedPatterns.Add((kinds, decoder.PackedBytes, Check(decoder, written, options.Threads)));
                contestants.Add(new DecodingContestant(decoder, text, prompt.Length));
            }

            foreach (ProductForm form in Enum.GetValues<ProductForm>())
                contestants.Add(
                    new DecodingContestant(new OnnxDecoder(tensors, form, options.Threads), text, prompt.Length));

            IReadOnlyList<CallTime> times = PairedTimer.Measure(contestants, budget);
            return new TextFigures(
                ProcessorName.Text,
                device.Name,
                device.Reason,
                options.Threads,
                options.Blocks,
                (long)options.Blocks * DecoderShape.WeightsPerBlock,
                options.Seed,
                prompt.Length,
                options.Characters,
                [
                    .. checkedPatterns.Select(
                        (pattern, index) => new PatternFigures(
                            pattern.Kinds.Name, pattern.PackedBytes, pattern.Difference, times[index]))],
                [.. times.Skip(Patterns.Length)]);
        }
        finally
        {
            contestants.ForEach(contestant => contestant.Dispose());
        }
    }

    private static double Check(Decoder decoder, IReadOnlyList<int> text, int threads)
    {
        using OnnxDecoder truth = new(decoder.Stored, ProductForm.PackedMatMul, threads);
        return Writing.Compare(decoder, truth, [.. text.Take(CheckedCharacters)]);
    }
}
