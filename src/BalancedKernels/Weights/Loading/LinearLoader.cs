using System;
using System.Linq;

namespace BalancedKernels;

/// <summary>Finds a matrix's tensors in a file, checks them against the layer and reads them.</summary>
/// <param name="file">The file.</param>
/// <param name="names">What the tensors are called.</param>
/// <param name="layer">What the layer was compiled for.</param>
/// <param name="options">What to let pass.</param>
/// <param name="pruning">Makes dense rows fit the pattern; null where they must fit already.</param>
internal sealed class LinearLoader(
    SafetensorsFile file, MatrixTensors names, LinearDescription layer, LoadOptions options, RowPruning? pruning = null)
{
    /// <summary>Loads a layer that is one matrix.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What the tensors' names begin with.</param>
    /// <param name="names">What the tensors are called.</param>
    /// <param name="layer">What the layer was compiled for.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <param name="pruning">Makes dense rows fit the pattern; null where they must fit already.</param>
    public static LinearWeights Load(
        SafetensorsFile file, string name, MatrixTensors names, LinearDescription layer, LoadOptions? options,
        RowPruning? pruning = null) =>
        LoadSearch.Run(
            file,
            layer.Name,
            name,
            options,
            searched => new LinearLoader(file, names, layer, searched, pruning).Load());

    public LinearWeights Load()
    {
        options.Search?.Want(names.Dense, names.Values, names.Indices, names.Bias);
        try
        {
            return ReadBias(ReadWeights());
        }
        catch (WeightsException refused) when (FindBiasProblem() is { } other && !refused.Problems.Contains(other))
        {
            throw WeightsException.Of([.. refused.Problems, other]);
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
                $"{file.Name}: layer '{layer.Name}' needs '{names.Dense}' (dense) or '{names.Values}' and '{names.Indices}' (packed); {file.NamesNear(names.Dense)}.");
    }

    private LinearBuilder ReadDense(SafetensorsTensor tensor)
    {
        Require(tensor, names.DenseMeaning, [.. names.DenseShape ?? [layer.Outputs, layer.Inputs]]);

        LinearBuilder builder = new(layer, options, TensorLocation.Of(tensor));
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
            string where = TensorLocation.Of(tensor).At($"[{row}, {column}]", ((long)row * layer.Inputs) + column);
            throw new WeightsException($"{where} is NaN; it has no magnitude to prune by.");
        }

        pruning(weights);
    }

    private LinearBuilder ReadPacked(SafetensorsTensor valuesTensor)
    {
        PackedFormat format = PackedFormat.Read(file, names.Dense);
        if (pruning is not null)
            throw new WeightsException(
                $"{valuesTensor.Place} is pruned and packed already, as {format.Pattern}; load it into a layer of that pattern.");

        if (layer.Pattern.IsDense)
        {
            throw new WeightsException(
                $"{valuesTensor.Place} is packed as {format.Pattern}, and layer '{layer.Name}' is dense: it keeps all of its {layer.Inputs} columns.");
        }

        if (format.Pattern != layer.Pattern)
            throw new WeightsException(
                $"{valuesTensor.Place} is packed as {format.Pattern}, and layer '{layer.Name}' is compiled for {layer.Pattern}.");
        if (format.Columns != layer.Inputs)
            throw new WeightsException(
                $"{valuesTensor.Place} has {format.Columns} columns, and layer '{layer.Name}' has {layer.Inputs} inputs.");

        int blocks = layer.Pattern.Blocks(layer.Inputs);
        SafetensorsTensor indicesTensor = file[names.Indices];
        if (indicesTensor.Dtype != SafetensorsTypes.UInt8)
            throw new WeightsException($"{indicesTensor.Place} is {indicesTensor.Dtype}, expected U8.");

        Require(valuesTensor, "[outputs, blocks, kept]", layer.Outputs, blocks, layer.Pattern.Kept);
        if (!indicesTensor.HasShape(layer.Outputs, blocks, layer.Pattern.Kept))
            throw new WeightsException(
                SayShape(indicesTensor, "[outputs, blocks, kept]", [layer.Outputs, blocks, layer.Pattern.Kept]));

        LinearBuilder builder = new(layer, options, TensorLocation.Of(valuesTensor));
        int slots = layer.Pattern.Slots(layer.Inputs);
        float[] weights = new float[slots];
        ReadOnlySpan<byte> columns = indicesTensor.ReadBytes();
        for (int row = 0; row < layer.Outputs; row++)
        {
            valuesTensor.ReadFloats((long)row * slots, weights);
            builder.AddPackedRow(row, weights, columns.Slice(row * slots, slots), TensorLocation.Of(indicesTensor));
        }

        return builder;
    }

    private LinearWeights ReadBias(LinearBuilder builder)
    {
        if (FindBiasProblem() is { } problem)
            throw new WeightsException(problem);

        return file.TryGet(names.Bias, out SafetensorsTensor? tensor)
            ? builder.Build(tensor.ReadFloats(), TensorLocation.Of(tensor))
            : builder.Build([], new TensorLocation($"{file.Name}: the bias of layer '{layer.Name}'"));
    }

    private string? FindBiasProblem()
    {
        bool found = file.TryGet(names.Bias, out SafetensorsTensor? tensor);
        if (layer.Bias && !found && options.BatchNorm is null)
            return $"{file.Name}: layer '{layer.Name}' adds a bias, and there is no tensor '{names.Bias}'; {file.NamesNear(names.Bias)}. Write Bias = false for a layer without one.";
        if (!layer.Bias && found)
            return $"{tensor!.Place} is a bias, and layer '{layer.Name}' adds none (Bias = false): leaving it out would change the results.";

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
            return $"{tensor.Place} is {tensor.Dtype}, expected F32, F16 or BF16.";

        return tensor.HasShape(shape) ? null : SayShape(tensor, meaning, shape);
    }

    private string SayShape(SafetensorsTensor tensor, string meaning, ReadOnlySpan<long> shape) =>
        $"{tensor.Place} is {tensor.ShapeText}, and layer '{layer.Name}' needs {FileText.List(shape.ToArray())}, {meaning}.";
}
