namespace Baselines.Torch;

/// <summary>
/// oneDNN with weights laid out once for its kernel and this batch, as a compiled and frozen PyTorch model has them.
/// </summary>
internal sealed class PackedForm(LayerWork work, ScalarType type) : ITorchForm
{
    private readonly OneDnnModule module = new();
    private readonly Tensor input = Tensors.Matrix(work.Input, work.Batch, work.Layer.Inputs, type);
    private readonly Tensor bias = Tensors.Vector(work.Layer.Bias.Span, type);
    private Tensor? output;

    public Tensor CopyWeights()
    {
        using Tensor weights = Tensors.Matrix(work.Layer.Weights.Span, work.Layer.Outputs, work.Layer.Inputs, type);
        return module.Pack(weights, work.Batch);
    }

    public Tensor Compute(Tensor weights)
    {
        output?.Dispose();
        output = module.Linear(input, weights, bias, work.Layer.Relu);
        return output;
    }

    public void Dispose()
    {
        output?.Dispose();
        bias.Dispose();
        input.Dispose();
        module.Dispose();
    }
}
