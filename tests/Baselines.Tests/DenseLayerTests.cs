using System;

namespace Baselines.Tests;

public sealed class DenseLayerTests
{
    [Fact]
    public void An_array_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new DenseLayer("layer", 2, 3, new float[5], new float[3], relu: false));
        Assert.Throws<ArgumentException>(() => new DenseLayer("layer", 2, 3, new float[6], new float[2], relu: false));
    }

    [Fact]
    public void A_call_of_another_shape_is_refused()
    {
        DenseLayer layer = new("layer", 2, 3, new float[6], new float[3], relu: false);
        Assert.Equal(
            "Layer layer got 5 inputs, not [3, 2]. (Parameter 'input')",
            Assert.Throws<ArgumentException>(() => new LayerWork(layer, new float[5], batch: 3, threads: 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerWork(layer, [], batch: 0, threads: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerWork(layer, new float[2], batch: 1, threads: 0));
    }
}
