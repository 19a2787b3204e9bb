using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>Kernels whose output numbers do not depend on each other. Each thread computes one number.</summary>
internal static class GpuElementKernels
{
    /// <summary>Applies an activation to each number. Sizes: the activation.</summary>
    public static void Activate(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int index = GpuThreads.Index;
        if (index < count)
            output[index] = Apply(sizes[0], input[index]);
    }

    /// <summary>
    /// Multiplies each number by the factor of its channel and adds the channel's summand. Sizes: channels, and numbers
    /// of each. Weights: factors, then summands.
    /// </summary>
    public static void ScaleShift(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int channel = index / sizes[1] % sizes[0];
        output[index] = (input[index] * weights[channel]) + weights[sizes[0] + channel];
    }

    /// <summary>Adds two inputs and applies an activation to each sum.</summary>
    public static void Add(
        ArrayView<float> left, ArrayView<float> right, ArrayView<float> output, int count, int activation)
    {
        int index = GpuThreads.Index;
        if (index < count)
            output[index] = Apply(activation, left[index] + right[index]);
    }

    /// <summary>Concatenates each sample of the left input and the same sample of the right input.</summary>
    public static void Concat(
        ArrayView<float> left,
        ArrayView<float> right,
        ArrayView<float> output,
        int leftFeatures,
        int rightFeatures,
        int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int sample = index / (leftFeatures + rightFeatures);
        int feature = index % (leftFeatures + rightFeatures);
        output[index] = feature < leftFeatures
            ? left[(sample * leftFeatures) + feature]
            : right[(sample * rightFeatures) + feature - leftFeatures];
    }

    /// <summary>Applies an activation to a number.</summary>
    /// <remarks>It has no switch because ILGPU 1.5.3 compiles a switch to wrong jumps at O2.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply(int activation, float x)
    {
        if (activation == (int)Activation.Relu)
            return GpuActivation.Relu(x);
        if (activation == (int)Activation.Gelu)
            return GpuActivation.Gelu(x);
        if (activation == (int)Activation.GeluTanh)
            return GpuActivation.GeluTanh(x);
        if (activation == (int)Activation.Silu)
            return GpuActivation.Silu(x);
        if (activation == (int)Activation.Sigmoid)
            return GpuActivation.Sigmoid(x);

        return activation == (int)Activation.Tanh ? GpuActivation.Tanh(x) : x;
    }
}
