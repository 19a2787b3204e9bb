using System;
using BalancedKernels.Gpu.Testing;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests.Recurrent;

/// <summary>Recurrent layers on a real OpenCL driver.</summary>
public sealed class RecurrentOpenClTests(OpenClFixture opened) : IClassFixture<OpenClFixture>
{
    [Theory]
    [MemberData(nameof(RecurrentCase.Names), MemberType = typeof(RecurrentCase))]
    public void An_OpenCL_device_agrees_with_the_reference(string name, int batch) =>
        RecurrentCase.All[name].Run(opened.DeviceOrSkip(), batch, new RandomNumbers(21));

    [Fact]
    public void A_sequence_that_is_longer_than_what_is_taken_at_once_is_its_pieces()
    {
        GpuDevice device = opened.DeviceOrSkip();
        RandomNumbers numbers = new(22);
        RecurrentCase unit = RecurrentCase.All[nameof(LstmUnit)];
        using IRecurrentLayer layer = unit.Create(unit.Weights(numbers), device);
        using RecurrentState state = layer.CreateState(1500);
        float[] input = numbers.Vector(3 * 1500 * 3);
        float[] output = new float[3 * 1500];
        float[] pieces = new float[3 * 1500];
        layer.Forward(input, output, state);

        state.Reset();
        for (int step = 0; step < 3; step++)
            layer.Forward(input.AsSpan(step * 4500, 4500), pieces.AsSpan(step * 1500, 1500), state);

        Assert.Equal(output, pieces);
    }
}
