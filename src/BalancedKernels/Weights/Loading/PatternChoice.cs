using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>
/// Chooses among the patterns that a layer was compiled for the one that a file's tensors are loaded in.
/// </summary>
/// <remarks>
/// Packed tensors have a pattern. Dense ones take the sparsest that they fit; where they fit none, the least sparse,
/// whose loader says what is wrong.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="layer">The layer's name.</param>
/// <param name="patterns">The patterns, one or more.</param>
internal sealed class PatternChoice(SafetensorsFile file, string layer, IReadOnlyList<BalancedPattern> patterns)
{
    private readonly bool[] fits = [.. Enumerable.Repeat(true, patterns.Count)];
    private readonly long[] slots = new long[patterns.Count];
    private string? packedMatrix;

    /// <summary>Leaves the patterns that a matrix of the layer can be loaded in.</summary>
    /// <param name="names">The names of its tensors.</param>
    /// <param name="rows">The rows of the matrix.</param>
    /// <param name="inputs">The columns of the matrix.</param>
    /// <exception cref="WeightsException">It is packed in a pattern that the layer was not compiled for.</exception>
    public void Restrict(MatrixTensors names, int rows, int inputs)
    {
        if (patterns.Count == 1)
            return;

        for (int form = 0; form < slots.Length; form++)
            slots[form] += (long)rows * (patterns[form].IsDense ? inputs : patterns[form].Slots(inputs));

        if (file.TryGet(names.Dense, out SafetensorsTensor? dense))
            RestrictToFitting(dense, rows, inputs);
        else if (file.TryGet(names.Values, out SafetensorsTensor? values))
            RestrictToPacked(values, PackedFormat.Read(file, names.Dense).Pattern);

        if (packedMatrix is not null && !fits.Contains(true))
        {
            throw new WeightsException(
                $"{file.Name}: layer '{layer}' takes one pattern for all of its matrices: {packedMatrix}, and {FileText.Quote(names.Dense)} does not fit that. It is compiled for {CompiledPatterns.Say(patterns)}.");
        }
    }

    /// <summary>
    /// Gets the position of the chosen pattern: the one with the fewest stored weights, among equals the first.
    /// </summary>
    public int Choose()
    {
        int[] sparsestFirst = [.. Enumerable.Range(0, patterns.Count).OrderBy(form => slots[form])];
        foreach (int form in sparsestFirst)
        {
            if (fits[form])
                return form;
        }

        return sparsestFirst[^1];
    }

    private void RestrictToPacked(SafetensorsTensor values, BalancedPattern packed)
    {
        if (!patterns.Contains(packed))
            throw new WeightsException(
                $"{values.Place} is packed as {packed}, and layer '{layer}' is compiled for {CompiledPatterns.Say(patterns)}.");

        packedMatrix ??= $"{FileText.Quote(values.Name)} is packed as {packed}";
        for (int form = 0; form < fits.Length; form++)
            fits[form] &= patterns[form] == packed;
    }

    // A tensor of another size or type is left to its loader, which says so.
    private void RestrictToFitting(SafetensorsTensor dense, int rows, int inputs)
    {
        if (dense.Shape.Aggregate(1L, static (numbers, size) => numbers * size) != (long)rows * inputs
            || SafetensorsTypes.ToWeightType(dense.Dtype) is null)
            return;

        float[] weights = new float[inputs];
        for (int row = 0; row < rows; row++)
        {
            dense.ReadFloats((long)row * inputs, weights);
            for (int form = 0; form < fits.Length; form++)
                fits[form] = fits[form] && Fits(weights, patterns[form]);
        }
    }

    private static bool Fits(ReadOnlySpan<float> row, BalancedPattern pattern)
    {
        if (pattern.IsDense)
            return true;

        for (int first = 0; first < row.Length; first += pattern.Block)
        {
            ReadOnlySpan<float> block = row[first..Math.Min(first + pattern.Block, row.Length)];
            if (block.Length - block.Count(0f) > pattern.Kept)
                return false;
        }

        return true;
    }
}
