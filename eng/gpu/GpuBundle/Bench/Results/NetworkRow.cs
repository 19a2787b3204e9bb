namespace GpuBundle.Bench.Results;

/// <summary>Several small layers after each other: launched one by one, and as one captured graph.</summary>
/// <param name="Layer">The layer's class; all of the network are the same.</param>
/// <param name="Layers">How many there are.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="SeparateMicroseconds">
/// The whole network, launched layer by layer, until its result is there; by the host's clock.
/// </param>
/// <param name="CapturedMicroseconds">The same as captured work.</param>
/// <param name="IsGraph">
/// Whether captured work is a graph of the driver; elsewhere it is the same launches again.
/// </param>
/// <param name="Verified">Whether both gave the same numbers.</param>
internal sealed record NetworkRow(
    string Layer,
    int Layers,
    int Batch,
    Times SeparateMicroseconds,
    Times CapturedMicroseconds,
    bool IsGraph,
    bool Verified)
{
    /// <summary>Gets how many captured runs fit into one of separate launches.</summary>
    public double Ratio => SeparateMicroseconds.Median / CapturedMicroseconds.Median;
}
