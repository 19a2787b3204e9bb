namespace PaperNetworks.Measuring;

/// <summary>What a layer takes inside its network, in microseconds; a quarter of the bursts were faster.</summary>
/// <param name="Name">The layer.</param>
/// <param name="Dense">Its dense form, among dense layers.</param>
/// <param name="Balanced">
/// Its balanced form, among balanced layers; equal to the dense one where a layer has one form only.
/// </param>
internal sealed record LayerTime(string Name, double Dense, double Balanced)
{
    /// <summary>Gets whether the layer is better dense.</summary>
    public bool IsSlowerThanDense => Balanced > Dense;
}
