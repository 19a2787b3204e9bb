namespace Baselines.Torch;

/// <summary>
/// functional.linear, as a model in PyTorch computes it: weights [out, in], a new output in every call.
/// </summary>
internal sealed class LinearForm(LayerWork work, ScalarType type) : ITorchForm
{
    private readonly Tensor input = Tensors.Matrix(work.Input, work.Batch, work.Layer.Inputs, type);
    private readonly Tensor bias = Tensors.Vector(work.Layer.Bias.Span, type);
    private Tensor? output;

    public Tensor CopyWeights() => Tensors.Matrix(work.Layer.Weights.Span, work.Layer.Outputs, work.Layer.Inputs, type);

    public Tensor Compute(Tensor weights)
    {
        output?.Dispose();
        output = torch.nn.functional.linear(input, weights, bias);
        return work.Layer.Relu ? output.relu_() : output;
    }

    public void Dispose()
    {
        output?.Dispose();
        bias.Dispose();
        input.Dispose();
    }
}
