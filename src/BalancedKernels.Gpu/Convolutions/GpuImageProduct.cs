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
    /// <param name="batch">Images.</param>
    /// <param name="height">Their height.</param>
    /// <param name="width">Their width.</param>
    public abstract void Launch(
        ArrayView<float> input, ArrayView<float> output, ArrayView<int> sizes, int batch, int height, int width);

    /// <summary>Gives the memory back.</summary>
    public abstract void Release();
}
