namespace Baselines.Torch;

/// <summary>addmm_ with weights [in, out], into an output that stays in place and holds the bias before.</summary>
internal sealed class AddProductForm : ITorchForm
{
    private readonly DenseLayer layer;
    private readonly Tensor input;
    private readonly Tensor biasOfBatch;
    private readonly Tensor output;

    public AddProductForm(LayerWork work)
    {
        layer = work.Layer;
        input = Tensors.Matrix(work.Input, work.Batch, layer.Inputs, torch.float32);
        using Tensor bias = Tensors.Vector(layer.Bias.Span, torch.float32);
        biasOfBatch = bias.expand(work.Batch, layer.Outputs);
        output = torch.empty(work.Batch, layer.Outputs, torch.float32);
    }

    public Tensor CopyWeights() =>
        Tensors.Matrix(layer.TransposedWeights.Span, layer.Inputs, layer.Outputs, torch.float32);

    public Tensor Compute(Tensor weights)
    {
        output.copy_(biasOfBatch).addmm_(input, weights);
        return layer.Relu ? output.relu_() : output;
    }

    public void Dispose()
    {
        output.Dispose();
        biasOfBatch.Dispose();
        input.Dispose();
    }
}
