namespace BalancedKernels;

/// <summary>
/// Neighbouring columns of a panel that are neighbours in the input, too, in the same place of every channel.
/// </summary>
/// <param name="Source">
/// The first number, counted from a channel of the first image; <see cref="Zeros"/> where there is only padding.
/// </param>
/// <param name="Target">Where it goes, counted from the channel's first row of the panel.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct PanelRun(nint Source, int Target, int Length)
{
    /// <summary>The source of padding.</summary>
    public const nint Zeros = -1;
}
