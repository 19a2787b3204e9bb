using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>
/// Selects the pattern to load a file's tensors in, among the patterns that a layer was compiled for.
/// </summary>
/// <remarks>
/// Packed tensors have a pattern. For dense tensors the sparsest pattern that they fit is selected. If they fit none,
/// the least sparse one is selected, whose loader reports the problem.
/// </remarks>
/// <param name="file">The file.</param>
/// <param name="layer">The name of the layer in messages.</param>
/// <param name="patterns">The patterns, one or more.</param>
internal sealed class PatternSelector(SafetensorsFile file, string layer, IReadOnlyList<BalancedPattern> patterns)
{
    private readonly bool[] fits = [.. Enumerable.Repeat(true, patterns.Count)];
    private readonly long[] slots = new long[patterns.Count];
    private string? packedMatrix;

    /// <summary>Excludes the patterns that a matrix of the layer cannot be loaded in.</summary>
    /// <param name="names">The names of the tensors of the matrix.</param>
    /// <param name="rows">The rows of the matrix.</param>
    /// <param name="inputs">The columns of the matrix.</param>
    /// <exception cref="WeightsException">
    /// The matrix is packed in a pattern that the layer was not compiled for.
    /// </exception>
    public void Restrict(MatrixTensors names, int rows, int inputs)
    {
        if (patterns.Count == 1)
            return;

        for (int i = 0; i < slots.Length; i++)
            slots[i] += (long)rows * (patterns[i].IsDense ? inputs : patterns[i].Slots(inputs));

        if (file.TryGet(names.Dense, out SafetensorsTensor? dense))
            RestrictToFitting(dense, rows, inputs);
        else if (file.TryGet(names.Values, out SafetensorsTensor? values))
            RestrictToPacked(values, PackedFormat.Read(file, names.Dense).Pattern);

        if (packedMatrix is not null && !fits.Contains(true))
        {
            throw new WeightsException(
                $"{file.Name}: layer '{layer}' takes one pattern for all of its matrices: {packedMatrix}, and {FileText.Quote(names.Dense)} does not fit that. It is compiled for {CompiledPatterns.Format(patterns)}.");
        }
    }

    /// <summary>Selects the remaining pattern with the fewest stored weights; of equal ones, the first.</summary>
    public int Select()
    {
        int[] sparsestFirst = [.. Enumerable.Range(0, patterns.Count).OrderBy(i => slots[i])];
        foreach (int i in sparsestFirst)
        {
            if (fits[i])
                return i;
        }

        return sparsestFirst[^1];
    }

    private void RestrictToPacked(SafetensorsTensor values, BalancedPattern packed)
    {
        if (!patterns.Contains(packed))
            throw new WeightsException(
                $"{values.Description} is packed as {packed}, and layer '{layer}' is compiled for {CompiledPatterns.Format(patterns)}.");

        packedMatrix ??= $"{FileText.Quote(values.Name)} is packed as {packed}";
        for (int i = 0; i < fits.Length; i++)
            fits[i] &= patterns[i] == packed;
    }

    // A tensor of the wrong size or type is ignored here: the loader reports it.
    private void RestrictToFitting(SafetensorsTensor dense, int rows, int inputs)
    {
        if (dense.Shape.Aggregate(1L, static (numbers, size) => numbers * size) != (long)rows * inputs
            || SafetensorsTypes.ToWeightType(dense.Dtype) is null)
            return;

        float[] weights = new float[inputs];
        for (int row = 0; row < rows; row++)
        {
            dense.ReadFloats((long)row * inputs, weights);
            for (int i = 0; i < fits.Length; i++)
                fits[i] = fits[i] && Fits(weights, patterns[i]);
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
