namespace Baselines;

/// <summary>One choice of how a library computes a linear layer: <c>ONNX Runtime Gemm, prepacked</c>.</summary>
public interface IBaseline
{
    /// <summary>Gets the library, as a column of a table is headed: <c>ONNX Runtime</c>.</summary>
    string Library { get; }

    /// <summary>Gets the library and the choice: <c>ONNX Runtime Gemm, prepacked</c>.</summary>
    string Name { get; }

    BaselineWeightType WeightType { get; }

    /// <summary>Loads the layer: everything that need not happen in every call happens here.</summary>
    /// <param name="work">What each run computes.</param>
    /// <param name="copies">
    /// How many copies of the layer a run computes one after the other, each from weights of its own, 1 or more;
    /// they share the input and the output. Enough of them empty the last-level cache of each other's weights.
    /// </param>
    IContestant Load(LayerWork work, int copies);
}
