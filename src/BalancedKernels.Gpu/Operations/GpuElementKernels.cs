using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>Work on numbers that do not depend on each other; each thread does one.</summary>
internal static class GpuElementKernels
{
    /// <summary>Does an activation to each number. Sizes: the activation.</summary>
    public static void Activate(
        ArrayView<float> input, ArrayView<float> weights, ArrayView<int> sizes, ArrayView<float> output, int count)
    {
        int at = GpuThreads.Index;
        if (at < count)
            output[at] = Apply(sizes[0], input[at]);
    }

    /// <summary>Adds two inputs and does an activation to each sum.</summary>
    public static void Add(
        ArrayView<float> left, ArrayView<float> right, ArrayView<float> output, int count, int activation)
    {
        int at = GpuThreads.Index;
        if (at < count)
            output[at] = Apply(activation, left[at] + right[at]);
    }

    /// <summary>Puts each sample of one input behind that of another.</summary>
    public static void Concat(
        ArrayView<float> left,
        ArrayView<float> right,
        ArrayView<float> output,
        int leftFeatures,
        int rightFeatures,
        int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int sample = at / (leftFeatures + rightFeatures);
        int feature = at % (leftFeatures + rightFeatures);
        output[at] = feature < leftFeatures
            ? left[(sample * leftFeatures) + feature]
            : right[(sample * rightFeatures) + feature - leftFeatures];
    }

    /// <summary>Does an activation to a number.</summary>
    /// <remarks>No switch: ILGPU 1.5.3 makes wrong jumps of one at O2.</remarks>
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
