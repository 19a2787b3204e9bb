using BalancedKernels;
using GpuBundle.Verify.Cases;

namespace GpuBundle.Verify.Results;

/// <summary>One case and what came of it; its property names are what other programs read.</summary>
/// <param name="Layer">The layer's class.</param>
/// <param name="Pattern">Its pattern: <c>32:6</c>, <c>dense</c>.</param>
/// <param name="Weights">How weights are stored.</param>
/// <param name="Activation">What is done to each output.</param>
/// <param name="Rows">Outputs.</param>
/// <param name="Columns">Inputs.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Route">How the layer was called.</param>
/// <param name="Kernel">The kernel's kind: <c>TensorSmallBatch</c>.</param>
/// <param name="Indices">How its weights say which columns they belong to: <c>bitmask</c>.</param>
/// <param name="LargestShare">
/// The largest error over its bound; null where an output is no number or a kernel did not run.
/// </param>
/// <param name="Problem">What is wrong; null where nothing is.</param>
internal sealed record CaseResult(
    string Layer,
    string Pattern,
    string Weights,
    string Activation,
    int Rows,
    int Columns,
    int Batch,
    string Route,
    string Kernel,
    string Indices,
    double? LargestShare,
    string? Problem)
{
    /// <summary>Puts a case and its finding together.</summary>
    public static CaseResult Of(CheckedCase @case, bool hasTensorCores, Finding finding)
    {
        LinearDescription layer = @case.Layer.Description;
        KernelKind kind = KernelKind.Of(@case.Layer, @case.Batch, hasTensorCores);
        return new CaseResult(
            layer.Name,
            layer.Pattern.IsDense ? "dense" : layer.Pattern.ToString(),
            layer.WeightType.ToString(),
            layer.Activation.ToString(),
            layer.Outputs,
            layer.Inputs,
            @case.Batch,
            @case.Route.Name,
            kind.Kernel,
            kind.Columns,
            double.IsFinite(finding.LargestShare) ? finding.LargestShare : null,
            finding.Problem);
    }
}
