using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests.Recurrent;

/// <summary>A recurrent layer of these tests, and how to run it on a GPU against the reference.</summary>
internal sealed record RecurrentCase(
    RecurrentDescription Layer, Func<RecurrentWeights, GpuDevice, IRecurrentLayer> Create)
{
    private const int Steps = 3;

    private static readonly int[] s_batches = [1, 3];

    /// <summary>Gets all of them by name.</summary>
    public static IReadOnlyDictionary<string, RecurrentCase> All { get; } = new[]
    {
        new RecurrentCase(LstmStack.Descriptions[0], LstmStack.Create),
        new RecurrentCase(GruHalf.Descriptions[0], GruHalf.Create),
        new RecurrentCase(GruDense.Descriptions[0], GruDense.Create),
        new RecurrentCase(LstmUnit.Descriptions[0], LstmUnit.Create),
    }.ToDictionary(layer => layer.Layer.Name);

    /// <summary>Gets every name, each with a batch of one sample and of several.</summary>
    public static IEnumerable<TheoryDataRow<string, int>> Names() =>
        from name in All.Keys
        from batch in s_batches
        select new TheoryDataRow<string, int>(name, batch);

    /// <summary>Makes weights for every pass.</summary>
    public RecurrentWeights Weights(RandomNumbers numbers) => RecurrentWeights.FromPasses(
        [.. Enumerable.Range(0, Layer.Passes).Select(pass =>
            new RecurrentPassWeights(
                numbers.Weights(Layer.InputMatrix(pass / Layer.Directions)), numbers.Weights(Layer.HiddenMatrix)))],
        Layer);

    /// <summary>Runs steps one by one, each from the state that the one before has left, and all at once.</summary>
    public void Run(GpuDevice device, int batch, RandomNumbers numbers)
    {
        RecurrentWeights weights = Weights(numbers);
        using IRecurrentLayer layer = Create(weights, device);
        using RecurrentState state = layer.CreateState(batch);
        float[] hidden = numbers.Vector(state.Length);
        float[] cell = numbers.Vector(Layer.Kind == RecurrentKind.Lstm ? state.Length : 0);
        float[] input = numbers.Vector(Steps * batch * Layer.Inputs);

        state.CopyFrom(hidden, cell);
        for (int step = 0; step < Steps; step++)
            Check(
                layer,
                state,
                weights,
                input.AsSpan(step * batch * Layer.Inputs, batch * Layer.Inputs).ToArray(),
                $"step {step} on {device.Name}, seed {numbers.Seed}");

        state.CopyFrom(hidden, cell);
        Check(layer, state, weights, input, $"{Steps} steps on {device.Name}, seed {numbers.Seed}");
    }

    /// <summary>Runs steps from where a state stands and compares what comes out with the reference.</summary>
    public void Check(
        IRecurrentLayer layer, RecurrentState state, RecurrentWeights weights, float[] input, string where)
    {
        (float[] hidden, float[] cell) = Read(state);
        RecurrentReferenceOutput expected = RecurrentReference.Compute(weights, input, state.Batch, hidden, cell);
        float[] output = new float[input.Length / Layer.Inputs * Layer.Outputs];
        Array.Fill(output, float.NaN);

        layer.Forward(input, output, state);

        (hidden, cell) = Read(state);
        Check(expected.Output, output, $"output of {where}");
        Check(expected.Hidden, hidden, $"hidden state of {where}");
        if (Layer.Kind == RecurrentKind.Lstm)
            Check(expected.Cell, cell, $"cell state of {where}");
    }

    private void Check(ReferenceOutput expected, float[] found, string what)
    {
        ReferenceComparison comparison = expected.Compare(found);
        int at = comparison.FirstOutside;
        if (at >= 0)
            Assert.Fail(
                $"{Layer}, {what}: number {at} is {found[at]}, expected {expected.Values[at]} within {expected.Bounds[at]}.");
    }

    private (float[] Hidden, float[] Cell) Read(RecurrentState state)
    {
        float[] hidden = new float[state.Length];
        float[] cell = new float[Layer.Kind == RecurrentKind.Lstm ? state.Length : 0];
        state.CopyTo(hidden, cell);
        return (hidden, cell);
    }
}
