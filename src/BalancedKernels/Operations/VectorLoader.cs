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

    /// <summary>Reads a tensor of one shape.</summary>
    /// <returns>Its numbers; empty where something is wrong.</returns>
    public float[] Read(string name, string meaning, params ReadOnlySpan<long> shape)
    {
        options.Read?.Add(name);
        if (!file.TryGet(name, out SafetensorsTensor? tensor))
            return Refuse($"{file.Name}: layer '{layer}' needs '{name}', {meaning}; {file.NamesNear(name)}.");
        if (SafetensorsTypes.ToPrecision(tensor.Dtype) is null)
            return Refuse($"{tensor.Place} is {tensor.Dtype}, expected F32, F16 or BF16.");
        if (!tensor.HasShape(shape))
            return Refuse($"{tensor.Place} is {tensor.ShapeText}, and layer '{layer}' needs [{string.Join(", ", shape.ToArray())}], {meaning}.");

        float[] numbers = tensor.ReadFloats();
        int refused = options.AllowNonFinite ? -1 : Array.FindIndex(numbers, number => !float.IsFinite(number));
        return refused < 0 ? numbers : Refuse(string.Create(
            CultureInfo.InvariantCulture,
            $"{TensorPlace.Of(tensor).At($"[{refused}]", refused)} is {numbers[refused]}; load with {nameof(LoadOptions)}.{nameof(LoadOptions.AllowNonFinite)} if that is meant."));
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
