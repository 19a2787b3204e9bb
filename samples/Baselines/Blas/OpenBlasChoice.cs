namespace Baselines.Blas;

/// <summary>
/// How the weights lie for OpenBLAS: that decides whether a row is summed by one thread or by vectors of columns.
/// </summary>
/// <param name="Blas">The library.</param>
/// <param name="Transposed">Whether the weights are [in, out], not [out, in].</param>
internal sealed record OpenBlasChoice(OpenBlas Blas, bool Transposed) : IBaseline
{
    public const string LibraryName = "OpenBLAS";

    public string Library => LibraryName;

    public string Name => $"{LibraryName} weights {(Transposed ? "[in, out]" : "[out, in]")}";

    public BaselineWeightType WeightType => BaselineWeightType.Float32;

    public IContestant Load(LayerWork work, int copies) => new OpenBlasContestant(this, work, copies);
}
