using System;
using System.Collections.Generic;
using System.Globalization;

namespace BalancedKernels;

/// <summary>Reads the tensors of a layer that has no weight matrix, and gathers all that is wrong with them.</summary>
/// <param name="file">The file.</param>
/// <param name="layer">What messages call the layer.</param>
/// <param name="options">What to let pass.</param>
internal sealed class VectorLoader(SafetensorsFile file, string layer, LoadOptions options)
{
    private readonly List<string> problems = [];

    /// <summary>Loads a layer that has no weight matrix.</summary>
    /// <typeparam name="T">What is loaded.</typeparam>
    /// <param name="file">The file.</param>
    /// <param name="layer">What messages call the layer.</param>
    /// <param name="name">What the tensors' names begin with.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <param name="load">Reads the tensors.</param>
    /// <exception cref="ArgumentException">An option is not for such a layer.</exception>
    /// <exception cref="WeightsException">Something is refused.</exception>
    public static T Load<T>(
        SafetensorsFile file, string layer, string name, LoadOptions? options, Func<VectorLoader, T> load)
    {
        options?.RefuseBatchNorm(layer, nameof(options));
        return LoadSearch.Run(file, layer, name, options, searched => load(new VectorLoader(file, layer, searched)));
    }

    /// <summary>Reads a tensor of one shape.</summary>
    /// <returns>Its numbers; empty where something is wrong.</returns>
    public float[] Read(string name, string meaning, params ReadOnlySpan<long> shape) =>
        Read(name, meaning, string.Empty, shape);

    /// <summary>Reads a bias that a layer may be declared without.</summary>
    /// <returns>Its numbers; empty where something is wrong.</returns>
    public float[] ReadBias(string name, string meaning, long size) =>
        Read(name, meaning, " Write Bias = false for a layer without one.", size);

    private float[] Read(string name, string meaning, string remedy, params ReadOnlySpan<long> shape)
    {
        Want(name);
        if (!file.TryGet(name, out SafetensorsTensor? tensor))
            return Refuse($"{file.Name}: layer '{layer}' needs '{name}', {meaning}; {file.NamesNear(name)}.{remedy}");
        if (SafetensorsTypes.ToWeightType(tensor.Dtype) is null)
            return Refuse($"{tensor.Place} is {tensor.Dtype}, expected F32, F16 or BF16.");
        if (!tensor.HasShape(shape))
            return Refuse(
                $"{tensor.Place} is {tensor.ShapeText}, and layer '{layer}' needs {FileText.List(shape.ToArray())}, {meaning}.");

        float[] numbers = tensor.ReadFloats();
        int refused = options.AllowNonFinite ? -1 : Array.FindIndex(numbers, number => !float.IsFinite(number));
        return refused < 0 ? numbers : Refuse(string.Create(
            CultureInfo.InvariantCulture,
            $"{TensorLocation.Of(tensor).At($"[{refused}]", refused)} is {numbers[refused]}; load with {nameof(LoadOptions)}.{nameof(LoadOptions.AllowNonFinite)} if that is meant."));
    }

    /// <summary>Takes down a tensor that belongs to the layer.</summary>
    public void Want(string name) => options.Search?.Want(name);

    /// <summary>Checks what was computed from numbers that were read.</summary>
    /// <param name="owner">The start of the message.</param>
    /// <param name="formula">How it was computed.</param>
    /// <param name="numbers">One for each channel.</param>
    public void CheckFinite(string owner, string formula, ReadOnlySpan<float> numbers)
    {
        for (int channel = 0; channel < numbers.Length && !options.AllowNonFinite; channel++)
        {
            if (!float.IsFinite(numbers[channel]))
            {
                Refuse(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{owner} gives {numbers[channel]} for channel {channel}, {formula}; load with {nameof(LoadOptions)}.{nameof(LoadOptions.AllowNonFinite)} if that is meant."));
                return;
            }
        }
    }

    /// <summary>Says that a tensor is not as it should be.</summary>
    public float[] Refuse(string problem)
    {
        problems.Add(problem);
        return [];
    }

    /// <summary>Throws what is wrong, if anything is.</summary>
    /// <exception cref="WeightsException">Something is.</exception>
    public void ThrowIfRefused() => WeightsException.ThrowIfAny(problems);
}
