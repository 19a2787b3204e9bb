namespace BalancedKernels.Compiler.Models;

/// <summary>A layer without a weight matrix. No kernels are generated for it; they are part of the runtime.</summary>
/// <param name="Type">The user's class, which the generated part completes.</param>
/// <param name="Operation">The description of the operation that the runtime executes.</param>
/// <param name="Gpu">Whether it can run on GPUs.</param>
internal sealed record OperationModel(TypeShell Type, OperationDescription Operation, bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <inheritdoc/>
    public override SampleShape? InputShape => Operation.InputShape;

    /// <inheritdoc/>
    public override SampleShape? OutputShape => Operation.OutputShape;
}
