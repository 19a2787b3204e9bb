using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Runs one recurrent layer on one device, and owns the memory of the layer there.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecurrentEngine : LayerEngine
{
    /// <summary>Creates the engine of a layer.</summary>
    /// <param name="layer">The description of the layer.</param>
    protected RecurrentEngine(RecurrentDescription layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Layer = layer;
    }

    /// <summary>Gets the description of the layer.</summary>
    public RecurrentDescription Layer { get; }

    /// <inheritdoc cref="IRecurrentLayer.CreateState"/>
    public abstract RecurrentState CreateState(int batch);

    /// <inheritdoc cref="IRecurrentLayer.Forward(ReadOnlySpan{float}, Span{float}, RecurrentState)"/>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output, RecurrentState state);

    /// <inheritdoc cref="IRecurrentLayer.Forward(DeviceTensor, DeviceTensor, RecurrentState)"/>
    public abstract void Forward(DeviceTensor input, DeviceTensor output, RecurrentState state);

    /// <summary>Throws if the kernels were not generated for weights of this kind.</summary>
    /// <exception cref="ArgumentException">The weights are for another layer.</exception>
    protected static void CheckWeights(RecurrentDescription layer, RecurrentWeights weights)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Layer with { Name = layer.Name } == layer)
            return;

        throw new ArgumentException(
            $"Layer '{layer.Name}' was compiled for {Describe(layer)}; the weights given are for {Describe(weights.Layer)}.", nameof(
                weights));
    }

    /// <summary>Computes the number of steps of a call on host memory.</summary>
    /// <param name="input">[steps, batch, inputs].</param>
    /// <param name="output">[steps, batch, outputs].</param>
    /// <param name="batch">The number of sequences.</param>
    /// <returns>The number of steps, 1 or more.</returns>
    /// <exception cref="ArgumentException">
    /// A length is not a whole number of steps, the lengths disagree, or the spans overlap.
    /// </exception>
    protected int CountSteps(ReadOnlySpan<float> input, Span<float> output, int batch)
    {
        int steps = CountSteps(input.Length, output.Length, batch);
        if (input.Overlaps(output))
        {
            throw new ArgumentException(
                $"Layer '{Layer.Name}' reads its input while it writes its output: the two must not overlap.", nameof(
                    output));
        }

        return steps;
    }

    /// <summary>Computes the number of steps of a call on device tensors.</summary>
    /// <param name="input">[steps * batch, inputs].</param>
    /// <param name="output">[steps * batch, outputs].</param>
    /// <param name="batch">The number of sequences.</param>
    /// <returns>The number of steps, 1 or more.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or is on another device.</exception>
    protected int CountSteps(DeviceTensor input, DeviceTensor output, int batch)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        CheckTensor(input, Layer.Inputs, nameof(input));
        CheckTensor(output, Layer.Outputs, nameof(output));
        if (ReferenceEquals(input, output))
            throw new ArgumentException($"Layer '{Layer.Name}' cannot write the tensor that it reads.", nameof(output));

        return CountSteps((long)input.Batch * input.Features, (long)output.Batch * output.Features, batch);
    }

    /// <summary>Throws if a state does not fit this layer or is on another device.</summary>
    /// <exception cref="ArgumentException">The state belongs to another layer or device.</exception>
    protected void CheckState(RecurrentState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        RecurrentDescription other = state.Layer;
        if (other.Kind != Layer.Kind
            || other.Hidden != Layer.Hidden
            || other.Layers != Layer.Layers
            || other.Bidirectional != Layer.Bidirectional)
        {
            throw new ArgumentException(
                $"Layer '{Layer.Name}' carries {DescribeState(Layer)}; the state given is layer '{other.Name}''s, {DescribeState(other)}: make it with CreateState of the layer that is to use it.",
                nameof(state));
        }

        if (!ReferenceEquals(state.Device, Device))
            throw new ArgumentException(
                $"Layer '{Layer.Name}' is on {Device.Name}, the state on another device, {state.Device.Name}.",
                nameof(state));
    }

    private static string Describe(RecurrentDescription layer) =>
        $"{Kind(layer)}, {layer.Inputs} inputs, {layer.Hidden} hidden units, {Layers(layer)}, pattern {layer.Pattern}, {layer.WeightType}, {(layer.Bias ? "with biases" : "without biases")}";

    private static string DescribeState(RecurrentDescription layer) =>
        $"the state of {Kind(layer)} of {layer.Hidden} hidden units, {Layers(layer)}";

    private static string Kind(RecurrentDescription layer) => layer.Kind == RecurrentKind.Lstm ? "an LSTM" : "a GRU";

    private static string Layers(RecurrentDescription layer) =>
        $"{layer.Layers} {(layer.Layers == 1 ? "layer" : "layers")} in {(layer.Bidirectional ? "two directions" : "one direction")}";

    private int CountSteps(long input, long output, int batch)
    {
        long step = (long)batch * Layer.Inputs;
        long steps = input / step;
        if (input == 0)
            throw new ArgumentException(
                $"Layer '{Layer.Name}' takes one step or more, of {batch} samples (the state's batch) of {Layer.Inputs} numbers each; the input is empty.",
                nameof(input));

        if (steps * step != input)
        {
            throw new ArgumentException(
                $"Layer '{Layer.Name}' takes steps of {batch} samples (the state's batch) of {Layer.Inputs} numbers each, {step} in all; {input} numbers were given, which is no whole number of steps.",
                nameof(input));
        }

        long expected = steps * batch * Layer.Outputs;
        if (output != expected)
        {
            throw new ArgumentException(
                $"Layer '{Layer.Name}' gives {Layer.Outputs} numbers for each of the {batch} samples of {steps} steps, {expected} in all; the output has room for {output}.",
                nameof(output));
        }

        return (int)steps;
    }

    private void CheckTensor(DeviceTensor tensor, int features, string parameter)
    {
        if (!ReferenceEquals(tensor.Device, Device))
        {
            throw new ArgumentException(
                $"Layer '{Layer.Name}' is on {Device.Name}, the {parameter} on another device, {tensor.Device.Name}: allocate it with the layer's own Device.", parameter);
        }

        if (tensor.Features != features)
        {
            throw new ArgumentException(
                $"Layer '{Layer.Name}' expects an {parameter} of [steps * batch, {features}]; the tensor is [{tensor.Batch}, {tensor.Features}].", parameter);
        }
    }
}
