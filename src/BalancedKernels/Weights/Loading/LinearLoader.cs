using System;
using System.Linq;

namespace BalancedKernels;

/// <summary>Finds the tensors of a weight matrix in a file, checks them against the layer and loads them.</summary>
/// <param name="file">The file.</param>
/// <param name="names">The names of the tensors.</param>
/// <param name="layer">The description of the layer.</param>
/// <param name="options">Options for loading.</param>
/// <param name="pruning">Prunes dense rows to the pattern; null if they must fit it already.</param>
internal sealed class LinearLoader(
    SafetensorsFile file, MatrixTensors names, LinearDescription layer, LoadOptions options, RowPruning? pruning = null)
{
    /// <summary>Loads a layer that has one weight matrix.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The prefix of the tensor names.</param>
    /// <param name="names">The names of the tensors.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <param name="pruning">Prunes dense rows to the pattern; null if they must fit it already.</param>
    public static LinearWeights Load(
        SafetensorsFile file, string name, MatrixTensors names, LinearDescription layer, LoadOptions? options,
        RowPruning? pruning = null) =>
        LoadTracker.Run(
            file, layer.Name, name, options, tracked => new LinearLoader(file, names, layer, tracked, pruning).Load());

    public LinearWeights Load()
    {
        options.Tracker?.Request(names.Dense, names.Values, names.Indices, names.Bias);
        try
        {
            return ReadBias(ReadWeights());
        }
        catch (WeightsException exception) when (FindBiasProblem() is { } other && !exception.Problems.Contains(other))
        {
            throw WeightsException.Combine([.. exception.Problems, other]);
        }
    }

    private LinearBuilder ReadWeights()
    {
        bool hasDense = file.TryGet(names.Dense, out SafetensorsTensor? denseTensor);
        bool hasPacked = file.TryGet(names.Values, out SafetensorsTensor? valuesTensor);
        if (hasDense && hasPacked)
            throw new WeightsException(
                $"{file.Name}: layer '{layer.Name}' finds both '{names.Dense}' and '{names.Values}'; one of them was expected.");

        return denseTensor is not null ? ReadDense(denseTensor)
            : valuesTensor is not null ? ReadPacked(valuesTensor)
            : throw new WeightsException(
                $"{file.Name}: layer '{layer.Name}' needs '{names.Dense}' (dense) or '{names.Values}' and '{names.Indices}' (packed); {file.DescribeSimilarNames(names.Dense)}.");
    }

    private LinearBuilder ReadDense(SafetensorsTensor tensor)
    {
        Require(tensor, names.DenseMeaning, [.. names.DenseShape ?? [layer.Outputs, layer.Inputs]]);

        LinearBuilder builder = new(layer, options, TensorLocation.From(tensor));
        float[] weights = new float[layer.Inputs];
        for (int row = 0; row < layer.Outputs; row++)
        {
            tensor.ReadFloats((long)row * layer.Inputs, weights);
            Prune(row, weights, tensor);
            builder.AddDenseRow(row, weights);
        }

        return builder;
    }

    private void Prune(int row, Span<float> weights, SafetensorsTensor tensor)
    {
        if (pruning is null)
            return;

        int column = weights.IndexOf(float.NaN);
        if (column >= 0)
        {
            string where =
                TensorLocation.From(tensor).Describe($"[{row}, {column}]", ((long)row * layer.Inputs) + column);
            throw new WeightsException($"{where} is NaN; it has no magnitude to prune by.");
        }

        pruning(weights);
    }

    private LinearBuilder ReadPacked(SafetensorsTensor valuesTensor)
    {
        PackedFormat format = PackedFormat.Read(file, names.Dense);
        if (pruning is not null)
            throw new WeightsException(
                $"{valuesTensor.Description} is pruned and packed already, as {format.Pattern}; load it into a layer of that pattern.");

        if (layer.Pattern.IsDense)
        {
            throw new WeightsException(
                $"{valuesTensor.Description} is packed as {format.Pattern}, and layer '{layer.Name}' is dense: it keeps all of its {layer.Inputs} columns.");
        }

        if (format.Pattern != layer.Pattern)
            throw new WeightsException(
                $"{valuesTensor.Description} is packed as {format.Pattern}, and layer '{layer.Name}' is compiled for {layer.Pattern}.");
        if (format.Columns != layer.Inputs)
            throw new WeightsException(
                $"{valuesTensor.Description} has {format.Columns} columns, and layer '{layer.Name}' has {layer.Inputs} inputs.");

        int blocks = layer.Pattern.Blocks(layer.Inputs);
        SafetensorsTensor indicesTensor = file[names.Indices];
        if (indicesTensor.Dtype != SafetensorsTypes.UInt8)
            throw new WeightsException($"{indicesTensor.Description} is {indicesTensor.Dtype}, expected U8.");

        Require(valuesTensor, "[outputs, blocks, kept]", layer.Outputs, blocks, layer.Pattern.Kept);
        if (!indicesTensor.HasShape(layer.Outputs, blocks, layer.Pattern.Kept))
            throw new WeightsException(
                DescribeShapeMismatch(
                    indicesTensor, "[outputs, blocks, kept]", [layer.Outputs, blocks, layer.Pattern.Kept]));

        LinearBuilder builder = new(layer, options, TensorLocation.From(valuesTensor));
        int slots = layer.Pattern.Slots(layer.Inputs);
        float[] weights = new float[slots];
        ReadOnlySpan<byte> columns = indicesTensor.ReadBytes();
        for (int row = 0; row < layer.Outputs; row++)
        {
            valuesTensor.ReadFloats((long)row * slots, weights);
            builder.AddPackedRow(row, weights, columns.Slice(row * slots, slots), TensorLocation.From(indicesTensor));
        }

        return builder;
    }

    private LinearWeights ReadBias(LinearBuilder builder)
    {
        if (FindBiasProblem() is { } problem)
            throw new WeightsException(problem);

        return file.TryGet(names.Bias, out SafetensorsTensor? tensor)
            ? builder.Build(tensor.ReadFloats(), TensorLocation.From(tensor))
            : builder.Build([], new TensorLocation($"{file.Name}: the bias of layer '{layer.Name}'"));
    }

    private string? FindBiasProblem()
    {
        bool found = file.TryGet(names.Bias, out SafetensorsTensor? tensor);
        if (layer.Bias && !found && options.BatchNorm is null)
            return $"{file.Name}: layer '{layer.Name}' adds a bias, and there is no tensor '{names.Bias}'; {file.DescribeSimilarNames(names.Bias)}. Write Bias = false for a layer without one.";
        if (!layer.Bias && found)
            return $"{tensor!.Description} is a bias, and layer '{layer.Name}' adds none (Bias = false): leaving it out would change the results.";

        return tensor is null ? null : FindProblem(tensor, names.BiasMeaning, layer.Outputs);
    }

    private void Require(SafetensorsTensor tensor, string meaning, params ReadOnlySpan<long> shape)
    {
        if (FindProblem(tensor, meaning, shape) is { } problem)
            throw new WeightsException(problem);
    }

    private string? FindProblem(SafetensorsTensor tensor, string meaning, params ReadOnlySpan<long> shape)
    {
        if (SafetensorsTypes.ToWeightType(tensor.Dtype) is null)
            return $"{tensor.Description} is {tensor.Dtype}, expected F32, F16 or BF16.";

        return tensor.HasShape(shape) ? null : DescribeShapeMismatch(tensor, meaning, shape);
    }

    private string DescribeShapeMismatch(SafetensorsTensor tensor, string meaning, ReadOnlySpan<long> shape) =>
        $"{tensor.Description} is {tensor.ShapeText}, and layer '{layer.Name}' needs {FileText.List(shape.ToArray())}, {meaning}.";
}

/// <summary>Prunes one dense row to a pattern: sets the weights that are not kept to zero.</summary>
/// <param name="row">[inputs], without NaN.</param>
internal delegate void RowPruning(Span<float> row);
