using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>
/// The products and biases of one pass of a recurrent layer on a GPU. A pass is one direction of one stacked layer.
/// </summary>
/// <param name="Input">The product with the input.</param>
/// <param name="Hidden">The product with the hidden state.</param>
/// <param name="Bias">[band, 4, 16], in the order of <see cref="RecurrentRowLayout"/>.</param>
internal sealed record GpuRecurrentPass(GpuLinearEngine Input, GpuLinearEngine Hidden, GpuMemory<float> Bias)
{
    /// <summary>Packs the weights of a pass to a GPU.</summary>
    public static GpuRecurrentPass Of<TInput, THidden>(
        GpuDevice device, RecurrentPassWeights weights, RecurrentDescription layer)
        where TInput : IGpuLinear
        where THidden : IGpuLinear
    {
        GpuLinearEngine? input = null;
        GpuLinearEngine? hidden = null;
        try
        {
            input = GpuLinearEngine.Create<TInput>(
                device, RecurrentRowLayout.Arrange(weights.Input, layer, TInput.Description));
            hidden = GpuLinearEngine.Create<THidden>(
                device, RecurrentRowLayout.Arrange(weights.Hidden, layer, THidden.Description));
            return new GpuRecurrentPass(input, hidden, PackBias(device, weights, layer));
        }
        catch
        {
            input?.Dispose();
            hidden?.Dispose();
            throw;
        }
    }

    /// <summary>Releases the memory. The caller holds the device lock.</summary>
    public void Release()
    {
        Input.Dispose();
        Hidden.Dispose();
        Bias.Dispose();
    }

    private static GpuMemory<float> PackBias(GpuDevice device, RecurrentPassWeights weights, RecurrentDescription layer)
    {
        float[] biases = RecurrentRowLayout.ArrangeBias(weights, layer);
        using (device.EnterFromHost("Loading a layer", $"layer '{layer.Name}'"))
        {
            GpuMemory<float> memory =
                device.AllocateMemory<float>(biases.Length, $"the biases of layer '{layer.Name}'");
            try
            {
                memory.CopyFrom(biases);
                return memory;
            }
            catch (AcceleratorException exception)
            {
                memory.Dispose();
                throw device.Failure($"loading layer '{layer.Name}'", exception);
            }
        }
    }
}
