using System;
using System.Globalization;

namespace BalancedKernels;

/// <summary>A factor and a summand for each feature or channel: what a norm has been trained to.</summary>
/// <remarks>Immutable, so one instance may serve several layers and threads.</remarks>
public sealed class ScaleShift
{
    private ScaleShift(float[] scale, float[] shift)
    {
        Scale = scale;
        Shift = shift;
    }

    /// <summary>Gets the factors.</summary>
    public ReadOnlyMemory<float> Scale { get; }

    /// <summary>Gets the summands; empty where there are none.</summary>
    public ReadOnlyMemory<float> Shift { get; }

    /// <summary>Gets the bytes of both.</summary>
    internal long Bytes => sizeof(float) * ((long)Scale.Length + Shift.Length);

    /// <summary>Reads a norm's <c>weight</c> and, if it has one, <c>bias</c>.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">
    /// What the tensors' names begin with: <c>ln_1</c> for <c>ln_1.weight</c> and <c>ln_1.bias</c>.
    /// </param>
    /// <param name="layer">The layer's sizes.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// Tensors are missing, have another shape, or hold numbers that are refused; all of them are named.
    /// </exception>
    public static ScaleShift Load(
        SafetensorsFile weights, string name, NormDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return VectorLoader.Load(weights, layer.Name, name, options, loader => Read(loader, weights, name, layer));
    }

    /// <summary>
    /// Reads a batch norm's <c>weight</c>, <c>bias</c>, <c>running_mean</c> and <c>running_var</c>, and makes factors
    /// and summands of them.
    /// </summary>
    /// <remarks>
    /// The factor is <c>weight / sqrt(running_var + epsilon)</c>, the summand <c>bias - running_mean * factor</c>;
    /// computed in double.
    /// </remarks>
    /// <param name="weights">The file.</param>
    /// <param name="name">What the tensors' names begin with.</param>
    /// <param name="layer">The layer's sizes.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// Tensors are missing, have another shape, or hold numbers that are refused; all of them are named.
    /// </exception>
    public static ScaleShift Load(
        SafetensorsFile weights, string name, BatchNormDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return VectorLoader.Load(weights, layer.Name, name, options, loader => Read(loader, weights, name, layer));
    }

    /// <summary>Takes factors and summands that are in memory.</summary>
    /// <param name="scale">One for each feature or channel.</param>
    /// <param name="shift">As many, or none.</param>
    /// <exception cref="ArgumentException">There are none, or the two lengths differ.</exception>
    public static ScaleShift From(ReadOnlySpan<float> scale, ReadOnlySpan<float> shift)
    {
        if (scale.IsEmpty || (shift.Length != scale.Length && !shift.IsEmpty))
            throw new ArgumentException(
                $"Factors are one or more, and summands as many or none; {scale.Length} and {shift.Length} were given.",
                nameof(shift));

        return new ScaleShift(scale.ToArray(), shift.ToArray());
    }

    /// <summary>Makes factors and summands of what a batch norm has learned.</summary>
    /// <param name="weight">[channels].</param>
    /// <param name="bias">[channels].</param>
    /// <param name="mean">[channels], the running mean.</param>
    /// <param name="variance">[channels], the running variance, 0 or more.</param>
    /// <param name="epsilon">Added to the variance before its root is taken.</param>
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

    /// <summary>Checks that the numbers can be folded into a layer's.</summary>
    /// <exception cref="WeightsException">The layer has another number of outputs, or adds no bias.</exception>
    internal void CheckFold(LinearDescription layer)
    {
        if (Scale.Length != layer.Outputs)
            throw new WeightsException(
                $"Layer '{layer.Name}' has {layer.Outputs} outputs, and the batch norm to be folded into it {Scale.Length} channels.");
        if (!layer.Bias)
            throw new WeightsException(
                $"Layer '{layer.Name}' adds no bias (Bias = false), and a batch norm folded into it gives one: write Bias = true, a file need not have it.");
    }

    /// <summary>Gets what a layer adds when the numbers are folded into it.</summary>
    /// <param name="bias">What it added before; empty for nothing.</param>
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

    /// <summary>Checks the numbers against a layer.</summary>
    /// <exception cref="ArgumentException">They are another layer's.</exception>
    internal void Check(string layer, int channels, bool hasShift)
    {
        if (Scale.Length != channels || Shift.Length != (hasShift ? channels : 0))
        {
            throw new ArgumentException(
                $"Layer '{layer}' needs {channels} factors and {(hasShift ? channels : 0)} summands; {Scale.Length} and {Shift.Length} were given.");
        }
    }

    private static ScaleShift Read(VectorLoader loader, SafetensorsFile weights, string name, NormDescription layer)
    {
        float[] scale = loader.Read($"{name}.weight", "[features]", layer.Features);
        float[] shift = layer.Bias ? loader.ReadBias($"{name}.bias", "[features]", layer.Features) : [];
        loader.Want($"{name}.bias");
        if (!layer.Bias && weights.TryGet($"{name}.bias", out SafetensorsTensor? unwanted))
            loader.Refuse(
                $"{unwanted.Place} is a bias, and layer '{layer.Name}' adds none: leaving it out would change the results.");

        loader.ThrowIfRefused();
        return new ScaleShift(scale, shift);
    }

    private static ScaleShift Read(
        VectorLoader loader, SafetensorsFile weights, string name, BatchNormDescription layer)
    {
        int channels = layer.Input.Channels;
        float[] scale = loader.Read($"{name}.weight", "[channels]", channels);
        float[] shift = loader.Read($"{name}.bias", "[channels]", channels);
        float[] mean = loader.Read($"{name}.running_mean", "[channels]", channels);
        float[] variance = loader.Read($"{name}.running_var", "[channels]", channels);
        int negative = Array.FindIndex(variance, number => number < 0);
        if (negative >= 0)
        {
            loader.Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"{weights.Name}: tensor '{name}.running_var' at [{negative}] is {variance[negative]}; a variance is 0 or more."));
        }

        // PyTorch counts batches beside them, for training.
        loader.Want($"{name}.num_batches_tracked");
        loader.ThrowIfRefused();
        ScaleShift made = FromStatistics(scale, shift, mean, variance, layer.Epsilon);
        loader.CheckFinite(
            $"{weights.Name}: '{name}' of layer '{layer.Name}'",
            "weight / sqrt(running_var + epsilon)",
            made.Scale.Span);
        loader.CheckFinite(
            $"{weights.Name}: '{name}' of layer '{layer.Name}'",
            "bias - running_mean * weight / sqrt(running_var + epsilon)",
            made.Shift.Span);
        loader.ThrowIfRefused();
        return made;
    }
}
