using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Measurement;
using Programs.Layers;
using QuickStart.Reporting;
using Baselines;
using Baselines.Onnx;
using Baselines.Timing;

namespace QuickStart.Measuring;

/// <summary>Checks one layer against the reference and times it beside ONNX Runtime with the dense weights.</summary>
/// <param name="name">What the layer's tensors are called.</param>
/// <param name="loaded">The layer.</param>
/// <param name="dense">The same layer with nothing removed.</param>
/// <param name="input">[count, inputs]: what the layer before gave.</param>
/// <param name="output">[count, outputs]: what this layer gave.</param>
internal sealed class LayerMeasurement(string name, LoadedLayer loaded, DenseLayer dense, float[] input, float[] output)
{
    // 128 samples of 1024 outputs each; the reference takes a millisecond for one.
    private const int CheckedSamples = 128;

    private LinearDescription Layer => loaded.Description;

    /// <summary>Measures.</summary>
    /// <param name="batch">Samples per call.</param>
    /// <param name="threads">Threads of the baseline.</param>
    /// <exception cref="WrongResultException">
    /// An output is further from the reference than rounding can explain.
    /// </exception>
    public LayerFigures Measure(int batch, int threads) => new(
        name,
        Layer.Inputs,
        Layer.Outputs,
        Layer.Pattern.IsDense ? "dense" : Layer.Pattern.ToString(),
        Layer.Pattern.IsDense ? 0 : Layer.Pattern.TrueRatio(Layer.Inputs),
        dense.WeightBytes,
        loaded.PackedBytes,
        Check(),
        Time(batch, threads));

    private LargestError Check()
    {
        int samples = Math.Min(CheckedSamples, input.Length / Layer.Inputs);
        ReferenceOutput reference =
            LinearReference.Compute(loaded.Weights, Layer.Activation, input.AsSpan(0, samples * Layer.Inputs));
        ReadOnlySpan<float> found = output.AsSpan(0, samples * Layer.Outputs);
        ReferenceComparison comparison = reference.Compare(found);
        if (comparison.IsWithin)
            return new LargestError(comparison.LargestError, comparison.BoundThere);

        int at = comparison.FirstOutside;
        throw new WrongResultException(
            $"{name} ({Layer.Pattern}) gives {found[at]:R} for output {at % Layer.Outputs} of sample {at / Layer.Outputs}; "
            + $"expected {reference.Values[at]:R}, and rounding explains {reference.Bounds[at]:E2} at most.");
    }

    private Comparison Time(int batch, int threads)
    {
        // Real inputs, from the start again where there are fewer than a batch.
        float[] samples = [.. Enumerable.Range(0, batch * Layer.Inputs).Select(index => input[index % input.Length])];

        LayerWork work = new(dense, samples, batch, threads);
        IReadOnlyList<IBaseline> finalists =
            BaselineScreening.FindFinalists(work, CacheState.Hot, OnnxRuntimeChoice.Float32, TimingBudget.Screening);

        using LayerContestant ours = new(loaded.Layer, samples, batch);
        using LoadedBaselines baselines = new(work, CacheState.Hot, finalists);
        return PairedTimer.Compare(ours, baselines, TimingBudget.Final);
    }
}
