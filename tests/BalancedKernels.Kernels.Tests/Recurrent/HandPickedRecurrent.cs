namespace BalancedKernels.Kernels.Tests;

/// <summary>A few recurrent layers for tests that look at one thing; compiled once for all of them.</summary>
internal static class HandPickedRecurrent
{
    /// <summary>An LSTM of one layer in one direction, enough work for two threads.</summary>
    public static readonly RecurrentSpec Single = new("Single", RecurrentKind.Lstm, 200, 150, "32:6");

    /// <summary>The same in two directions.</summary>
    public static readonly RecurrentSpec BothWays = Single with { Name = "BothWays", Bidirectional = true };

    /// <summary>A layer that reads what <see cref="Single"/> gives.</summary>
    public static readonly RecurrentSpec Second = Single with { Name = "Second", Inputs = 150 };

    /// <summary>Three layers like those, in one class.</summary>
    public static readonly RecurrentSpec Stack = Single with { Name = "Stack", Layers = 3 };

    /// <summary>A small GRU.</summary>
    public static readonly RecurrentSpec Small =
        new("Small", RecurrentKind.Gru, 40, 20, "8:2") { WeightType = WeightType.Float16 };

    /// <summary>Dense, with products of three shapes.</summary>
    public static readonly RecurrentSpec Dense =
        new("Dense", RecurrentKind.Gru, 30, 25) { Layers = 2, Bidirectional = true };

    /// <summary>All of them.</summary>
    public static RecurrentLayers Compiled { get; } = new([Single, BothWays, Second, Stack, Small, Dense]);
}
