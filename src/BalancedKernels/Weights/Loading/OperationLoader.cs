using System;
using System.Collections.Generic;
using System.Globalization;

namespace BalancedKernels;

/// <summary>Reads the tensors of a layer that has no weight matrix, and collects all problems with them.</summary>
/// <param name="file">The file.</param>
/// <param name="layer">The name of the layer in messages.</param>
/// <param name="options">Options for loading.</param>
internal sealed class OperationLoader(SafetensorsFile file, string layer, LoadOptions options)
{
    private readonly List<string> problems = [];

    /// <summary>Loads a layer that has no weight matrix.</summary>
    /// <typeparam name="T">The type of the loaded weights.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="layer">The name of the layer in messages.</param>
    /// <param name="name">The prefix of the tensor names.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <param name="load">Reads the tensors.</param>
    /// <exception cref="ArgumentException">An option does not apply to such a layer.</exception>
    /// <exception cref="WeightsException">A tensor or a value is rejected.</exception>
    public static T Load<T>(
        SafetensorsFile file, string layer, string name, LoadOptions? options, Func<OperationLoader, T> load)
    {
        options?.ThrowIfBatchNorm(layer, nameof(options));
        return LoadTracker.Run(file, layer, name, options, tracked => load(new OperationLoader(file, layer, tracked)));
    }

    /// <summary>Reads a tensor that must have the given shape.</summary>
    /// <returns>The values; empty after a problem.</returns>
    public float[] Read(string name, string meaning, params ReadOnlySpan<long> shape) =>
        Read(name, meaning, string.Empty, shape);

    /// <summary>Reads the bias of a layer that could be declared without one.</summary>
    /// <returns>The values; empty after a problem.</returns>
    public float[] ReadBias(string name, string meaning, long size) =>
        Read(name, meaning, " Write Bias = false for a layer without one.", size);

    private float[] Read(string name, string meaning, string remedy, params ReadOnlySpan<long> shape)
    {
        Request(name);
        if (!file.TryGet(name, out SafetensorsTensor? tensor))
            return AddProblem(
                $"{file.Name}: layer '{layer}' needs '{name}', {meaning}; {file.DescribeSimilarNames(name)}.{remedy}");
        if (SafetensorsTypes.ToWeightType(tensor.Dtype) is null)
            return AddProblem($"{tensor.Description} is {tensor.Dtype}, expected F32, F16 or BF16.");
        if (!tensor.HasShape(shape))
            return AddProblem(
                $"{tensor.Description} is {tensor.ShapeText}, and layer '{layer}' needs {FileText.List(shape.ToArray())}, {meaning}.");

        float[] numbers = tensor.ReadFloats();
        int nonFinite = options.AllowNonFinite ? -1 : Array.FindIndex(numbers, number => !float.IsFinite(number));
        return nonFinite < 0 ? numbers : AddProblem(string.Create(
            CultureInfo.InvariantCulture,
            $"{TensorLocation.From(tensor).Describe($"[{nonFinite}]", nonFinite)} is {numbers[nonFinite]}; load with {nameof(LoadOptions)}.{nameof(LoadOptions.AllowNonFinite)} if that is meant."));
    }

    /// <summary>Records the name of a tensor that belongs to the layer.</summary>
    public void Request(string name) => options.Tracker?.Request(name);

    /// <summary>Checks values that were computed from tensors.</summary>
    /// <param name="source">The start of the message.</param>
    /// <param name="formula">The formula of the values, for the message.</param>
    /// <param name="values">One value per channel.</param>
    public void CheckFinite(string source, string formula, ReadOnlySpan<float> values)
    {
        for (int channel = 0; channel < values.Length && !options.AllowNonFinite; channel++)
        {
            if (!float.IsFinite(values[channel]))
            {
                AddProblem(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{source} gives {values[channel]} for channel {channel}, {formula}; load with {nameof(LoadOptions)}.{nameof(LoadOptions.AllowNonFinite)} if that is meant."));
                return;
            }
        }
    }

    /// <summary>Records a problem.</summary>
    public float[] AddProblem(string problem)
    {
        problems.Add(problem);
        return [];
    }

    /// <summary>Throws if there were problems.</summary>
    /// <exception cref="WeightsException">There were problems; the exception lists all of them.</exception>
    public void ThrowIfRefused() => WeightsException.ThrowIfAny(problems);
}
