using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>How a convolution is computed on a device; whoever calls holds its gate.</summary>
internal abstract class GpuImageProduct
{
    /// <summary>Gets the bytes of the packed weights.</summary>
    public long PackedBytes { get; protected init; }

    /// <summary>Gives a batch of images to the device.</summary>
    /// <param name="input">[images, inChannels, height, width].</param>
    /// <param name="output">[images, outChannels, outHeight, outWidth].</param>
    /// <param name="sizes">What kernels read as sizes, as <see cref="GpuImageSizes"/> says.</param>
    /// <param name="positions">Positions of all images' outputs.</param>
    public abstract void Launch(ArrayView<float> input, ArrayView<float> output, ArrayView<int> sizes, int positions);

    /// <summary>Gives the memory back.</summary>
    public abstract void Release();
}
