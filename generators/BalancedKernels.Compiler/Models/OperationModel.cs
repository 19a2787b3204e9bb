namespace BalancedKernels.Compiler.Models;

/// <summary>A layer without a weight matrix: no kernels are written for it, the runtime has them.</summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Operation">What the layer does, as the runtime gets it.</param>
/// <param name="Gpu">Whether it can be made on GPUs too.</param>
internal sealed record OperationModel(TypeShell Type, OperationDescription Operation, bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <inheritdoc/>
    public override SampleShape? Takes => Operation.InputShape;

    /// <inheritdoc/>
    public override SampleShape? Gives => Operation.OutputShape;
}
