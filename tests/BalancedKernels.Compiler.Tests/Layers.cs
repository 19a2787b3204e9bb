using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Tests;

/// <summary>Models of layers, as the generator would read them from attributes.</summary>
internal static class Layers
{
    /// <summary>A layer in the namespace Networks; dense unless a pattern is given.</summary>
    public static LayerModel Linear(
        string name,
        int inputs,
        int outputs,
        string? pattern = null,
        Precision weights = Precision.Float32,
        bool bias = true,
        Activation activation = Activation.None,
        bool gpu = false)
    {
        bool sparse = BalancedPattern.TryParse(pattern, out BalancedPattern parsed);
        Assert.True(sparse || pattern is null, $"'{pattern}' is no pattern.");
        return new LayerModel(
            new TypeShell("Networks", default, name, $"Networks.{name}"),
            new LinearShape(inputs, outputs),
            sparse ? parsed : new BalancedPattern(32, 32),
            weights,
            bias,
            activation,
            gpu);
    }
}
