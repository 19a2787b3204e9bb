using System;

namespace Baselines.Torch;

/// <summary>One way to write a linear layer with libtorch's operators. Called in inference mode.</summary>
internal interface ITorchForm : IDisposable
{
    /// <summary>Makes a copy of the layer's weights, laid out as the operator wants them.</summary>
    Tensor CopyWeights();

    /// <summary>Computes the layer, ReLU included.</summary>
    /// <param name="weights">One of the copies.</param>
    /// <returns>[batch, out]; the form's own, there until the next call.</returns>
    Tensor Compute(Tensor weights);
}
