using System.IO.Enumeration;
using BalancedKernels;
using Measurement;
using OfflineKernels;

namespace GpuBundle.Bench.Cases;

/// <summary>One row of the results before it is measured.</summary>
/// <param name="Layer">Shape, pattern and precision.</param>
/// <param name="Batch">Samples per call.</param>
internal sealed record BenchCase(GpuLayer Layer, int Batch)
{
    /// <summary>Gets what a filter is held to: <c>4096x4096 32:6 float16 b1</c>.</summary>
    public string Name
    {
        get
        {
            LinearDescription layer = Layer.Description;
            return $"{layer.Outputs}x{layer.Inputs} {Spelling.Of(layer.Pattern)} {Spelling.Of(layer.WeightType)} b{Batch}";
        }
    }

    /// <summary>Tells whether the name is what a pattern with <c>*</c> and <c>?</c> describes.</summary>
    public bool Matches(string glob) => FileSystemName.MatchesSimpleExpression(glob, Name);
}
