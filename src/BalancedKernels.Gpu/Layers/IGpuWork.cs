using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>One call of a layer: what it launches between its input and its output.</summary>
internal interface IGpuWork
{
    /// <summary>Gives the work to the device, whose gate is held.</summary>
    /// <param name="input">The input, in the layout that the call has.</param>
    /// <param name="output">The output, in the layout that the call has.</param>
    void Launch(ArrayView<float> input, ArrayView<float> output);
}
