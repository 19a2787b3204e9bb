using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels;

/// <summary>Loads the weights of a recurrent layer from a file, matrix by matrix.</summary>
internal static class RecurrentLoader
{
    /// <param name="file">The file.</param>
    /// <param name="name">The prefix of the tensor names.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <param name="pruning">Prunes dense rows to the pattern; null if they must fit it already.</param>
    public static RecurrentWeights Load(
        SafetensorsFile file, string name, RecurrentDescription layer, LoadOptions? options, RowPruning? pruning = null)
    {
        options?.ThrowIfBatchNorm(layer.Name, nameof(options));
        return LoadTracker.Run(
            file, layer.Name, name, options, tracked => LoadPasses(file, name, layer, tracked, pruning));
    }

    private static RecurrentWeights LoadPasses(
        SafetensorsFile file, string name, RecurrentDescription layer, LoadOptions options, RowPruning? pruning)
    {
        RecurrentTensors cell = RecurrentTensors.ForCell(name);
        bool isCell = layer.Passes == 1 && (Has(file, cell.Input) || Has(file, cell.Hidden));

        List<string> problems = [];
        RecurrentPassWeights[] passes = new RecurrentPassWeights[layer.Passes];
        for (int pass = 0; pass < passes.Length; pass++)
        {
            RecurrentTensors names = TensorsOf(file, name, layer, pass);
            LinearWeights? input = TryLoad(
                new LinearLoader(file, names.Input, layer.InputMatrix(pass / layer.Directions), options, pruning),
                problems);
            LinearWeights? hidden =
                TryLoad(new LinearLoader(file, names.Hidden, layer.HiddenMatrix, options, pruning), problems);
            if (input is not null && hidden is not null)
                passes[pass] = new RecurrentPassWeights(input, hidden);
        }

        WeightsException.ThrowIfAny(problems);
        ThrowIfFileHasMore(file, name, layer);
        return new RecurrentWeights(layer, passes);
    }

    /// <summary>Selects the pattern to load the tensors of all passes in.</summary>
    /// <exception cref="WeightsException">
    /// A tensor is packed in a pattern that the layer was not compiled for.
    /// </exception>
    public static int SelectPattern(SafetensorsFile file, string name, IReadOnlyList<RecurrentDescription> layers)
    {
        RecurrentDescription layer = layers[0];
        PatternSelector selector = new(file, layer.Name, [.. layers.Select(description => description.Pattern)]);
        for (int pass = 0; pass < layer.Passes; pass++)
        {
            RecurrentTensors names = TensorsOf(file, name, layer, pass);
            LinearDescription input = layer.InputMatrix(pass / layer.Directions);
            selector.Restrict(names.Input, input.Outputs, input.Inputs);
            selector.Restrict(names.Hidden, layer.HiddenMatrix.Outputs, layer.HiddenMatrix.Inputs);
        }

        return selector.Select();
    }

    private static RecurrentTensors TensorsOf(SafetensorsFile file, string name, RecurrentDescription layer, int pass)
    {
        RecurrentTensors cell = RecurrentTensors.ForCell(name);
        bool isCell = layer.Passes == 1 && (Has(file, cell.Input) || Has(file, cell.Hidden));
        return isCell ? cell : RecurrentTensors.ForPass(name, layer, pass);
    }

    private static LinearWeights? TryLoad(LinearLoader matrix, List<string> problems)
    {
        try
        {
            return matrix.Load();
        }
        catch (WeightsException exception)
        {
            problems.AddRange(exception.Problems);
            return null;
        }
    }

    private static bool Has(SafetensorsFile file, MatrixTensors names) =>
        file.TryGet(names.Dense, out _) || file.TryGet(names.Values, out _);

    // A file with more layers, or with a second direction, would load only in part, and the results would differ.
    private static void ThrowIfFileHasMore(SafetensorsFile file, string name, RecurrentDescription layer)
    {
        RecurrentDescription deeper = layer with { Layers = layer.Layers + 1 };
        RecurrentDescription both = layer with { Bidirectional = true };
        if (RecurrentTensors.ForPass(name, deeper, layer.Passes) is { Input: { } above } && Has(file, above))
            throw new WeightsException(
                $"{file.Name} has '{above.Dense}', and layer '{layer.Name}' has {layer.Layers} {(layer.Layers == 1 ? "layer" : "layers")}; write Layers = to match the file.");
        if (!layer.Bidirectional && RecurrentTensors.ForPass(name, both, 1) is { Input: { } back } && Has(file, back))
            throw new WeightsException(
                $"{file.Name} has '{back.Dense}', and layer '{layer.Name}' goes one way; write Bidirectional = true to match the file.");
    }
}
