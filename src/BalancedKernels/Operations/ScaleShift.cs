using System;
using System.Globalization;

namespace BalancedKernels;

/// <summary>The weights of a normalization layer: a scale and a shift per feature or channel.</summary>
/// <remarks>Instances are immutable, so several layers and threads may share one.</remarks>
public sealed class ScaleShift
{
    private ScaleShift(float[] scale, float[] shift)
    {
        Scale = scale;
        Shift = shift;
    }

    /// <summary>Gets the scale, one value per feature or channel.</summary>
    public ReadOnlyMemory<float> Scale { get; }

    /// <summary>Gets the shift, one value per feature or channel; empty if there is none.</summary>
    public ReadOnlyMemory<float> Shift { get; }

    /// <summary>Gets the size of the scale and the shift in bytes.</summary>
    internal long Bytes => sizeof(float) * ((long)Scale.Length + Shift.Length);

    /// <summary>
    /// Loads the weights of a layer or RMS normalization: the tensor <c>weight</c> and, if the layer has a bias,
    /// <c>bias</c>.
    /// </summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// The prefix of the tensor names: <c>ln_1</c> for <c>ln_1.weight</c> and <c>ln_1.bias</c>.
    /// </param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// Tensors are missing, have the wrong shape, or contain values that are rejected. The exception lists all of them.
    /// </exception>
    public static ScaleShift Load(
        SafetensorsFile weights, string name, NormDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return OperationLoader.Load(weights, layer.Name, name, options, loader => Read(loader, weights, name, layer));
    }

    /// <summary>
    /// Loads a batch normalization: computes the scale and shift from the tensors <c>weight</c>, <c>bias</c>,
    /// <c>running_mean</c> and <c>running_var</c>.
    /// </summary>
    /// <remarks>
    /// The scale is <c>weight / sqrt(running_var + epsilon)</c>, and the shift is <c>bias - running_mean * scale</c>.
    /// Both are computed in double.
    /// </remarks>
    /// <param name="weights">The file.</param>
    /// <param name="name">The prefix of the tensor names.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// Tensors are missing, have the wrong shape, or contain values that are rejected. The exception lists all of them.
    /// </exception>
    public static ScaleShift Load(
        SafetensorsFile weights, string name, BatchNormDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return OperationLoader.Load(weights, layer.Name, name, options, loader => Read(loader, weights, name, layer));
    }

    /// <summary>Creates weights from a scale and a shift.</summary>
    /// <param name="scale">One value per feature or channel.</param>
    /// <param name="shift">As many values, or none.</param>
    /// <exception cref="ArgumentException">The scale is empty, or the lengths differ.</exception>
    public static ScaleShift From(ReadOnlySpan<float> scale, ReadOnlySpan<float> shift)
    {
        if (scale.IsEmpty || (shift.Length != scale.Length && !shift.IsEmpty))
            throw new ArgumentException(
                $"A scale has one value or more, and a shift as many or none; {scale.Length} and {shift.Length} were given.",
                nameof(shift));

        return new ScaleShift(scale.ToArray(), shift.ToArray());
    }

    /// <summary>Computes the scale and shift of a batch normalization from its weights and statistics.</summary>
    /// <param name="weight">[channels].</param>
    /// <param name="bias">[channels].</param>
    /// <param name="mean">[channels], the running mean.</param>
    /// <param name="variance">[channels], the running variance, 0 or more.</param>
    /// <param name="epsilon">The constant that is added to the variance before the square root.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a variance is below 0.</exception>
    public static ScaleShift FromStatistics(
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> bias,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> variance,
        double epsilon)
    {
        if (weight.IsEmpty
            || bias.Length != weight.Length
            || mean.Length != weight.Length
            || variance.Length != weight.Length)
        {
            throw new ArgumentException(
                $"Weight, bias, mean and variance have one number for each channel; {weight.Length}, {bias.Length}, {mean.Length} and {variance.Length} were given.", nameof(
                    weight));
        }

        float[] scale = new float[weight.Length];
        float[] shift = new float[weight.Length];
        for (int channel = 0; channel < scale.Length; channel++)
        {
            if (variance[channel] < 0)
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Variances are 0 or more; that of channel {channel} is {variance[channel]}."),
                    nameof(variance));

            double factor = weight[channel] / Math.Sqrt(variance[channel] + epsilon);
            scale[channel] = (float)factor;
            shift[channel] = (float)(bias[channel] - (mean[channel] * factor));
        }

        return new ScaleShift(scale, shift);
    }

    /// <summary>Checks that the scale and shift can be folded into the weights of a layer.</summary>
    /// <exception cref="WeightsException">The layer has a different number of outputs, or no bias.</exception>
    internal void CheckFold(LinearDescription layer)
    {
        if (Scale.Length != layer.Outputs)
            throw new WeightsException(
                $"Layer '{layer.Name}' has {layer.Outputs} outputs, and the batch norm to be folded into it {Scale.Length} channels.");
        if (!layer.Bias)
            throw new WeightsException(
                $"Layer '{layer.Name}' adds no bias (Bias = false), and a batch norm folded into it gives one: write Bias = true, a file need not have it.");
    }

    /// <summary>Computes the bias of a layer after folding.</summary>
    /// <param name="bias">The bias before folding; empty for none.</param>
    internal float[] FoldBias(ReadOnlySpan<float> bias)
    {
        float[] folded = new float[Scale.Length];
        for (int i = 0; i < folded.Length; i++)
        {
            double before = bias.IsEmpty ? 0 : bias[i];
            folded[i] = (float)((before * Scale.Span[i]) + (Shift.IsEmpty ? 0 : Shift.Span[i]));
        }

        return folded;
    }

    /// <summary>Checks that the scale and shift fit a layer.</summary>
    /// <exception cref="ArgumentException">A length is different.</exception>
    internal void Check(string layer, int channels, bool hasShift)
    {
        if (Scale.Length != channels || Shift.Length != (hasShift ? channels : 0))
        {
            throw new ArgumentException(
                $"Layer '{layer}' needs {channels} scales and {(hasShift ? channels : 0)} shifts; {Scale.Length} and {Shift.Length} were given.");
        }
    }

    private static ScaleShift Read(OperationLoader loader, SafetensorsFile weights, string name, NormDescription layer)
    {
        float[] scale = loader.Read($"{name}.weight", "[features]", layer.Features);
        float[] shift = layer.Bias ? loader.ReadBias($"{name}.bias", "[features]", layer.Features) : [];
        loader.Request($"{name}.bias");
        if (!layer.Bias && weights.TryGet($"{name}.bias", out SafetensorsTensor? unexpected))
            loader.AddProblem(
                $"{unexpected.Description} is a bias, and layer '{layer.Name}' adds none: leaving it out would change the results.");

        loader.ThrowIfRefused();
        return new ScaleShift(scale, shift);
    }

    private static ScaleShift Read(
        OperationLoader loader, SafetensorsFile weights, string name, BatchNormDescription layer)
    {
        int channels = layer.Input.Channels;
        float[] scale = loader.Read($"{name}.weight", "[channels]", channels);
        float[] shift = loader.Read($"{name}.bias", "[channels]", channels);
        float[] mean = loader.Read($"{name}.running_mean", "[channels]", channels);
        float[] variance = loader.Read($"{name}.running_var", "[channels]", channels);
        int negative = Array.FindIndex(variance, number => number < 0);
        if (negative >= 0)
        {
            loader.AddProblem(string.Create(
                CultureInfo.InvariantCulture,
                $"{weights.Name}: tensor '{name}.running_var' at [{negative}] is {variance[negative]}; a variance is 0 or more."));
        }

        // PyTorch also stores the number of training batches.
        loader.Request($"{name}.num_batches_tracked");
        loader.ThrowIfRefused();
        ScaleShift result = FromStatistics(scale, shift, mean, variance, layer.Epsilon);
        loader.CheckFinite(
            $"{weights.Name}: '{name}' of layer '{layer.Name}'",
            "weight / sqrt(running_var + epsilon)",
            result.Scale.Span);
        loader.CheckFinite(
            $"{weights.Name}: '{name}' of layer '{layer.Name}'",
            "bias - running_mean * weight / sqrt(running_var + epsilon)",
            result.Shift.Span);
        loader.ThrowIfRefused();
        return result;
    }
}
