using System;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>How one buffer holds what <see cref="Im2ColInput"/> reads of some images.</summary>
/// <remarks>
/// For each group of channels the places of its columns; the images with their borders, as much of them as the kernel
/// reads; the places of the positions' first numbers, from the last to the first.
/// </remarks>
internal readonly record struct Im2ColWorkspace
{
    /// <summary>Lays out images of one size.</summary>
    /// <exception cref="ArgumentException">An image and its borders have more numbers than an int counts.</exception>
    public Im2ColWorkspace(ConvolutionDescription layer, int height, int width)
    {
        long rows = Extent(layer.Vertical, height);
        long numbers = Extent(layer.Horizontal, width);
        Places = Im2ColInput.Places(layer.Matrix.Inputs);
        Groups = layer.Groups;
        Positions = layer.OutputHeight(height) * layer.OutputWidth(width);
        double length = ((double)Groups * Places) + ((double)layer.InChannels * rows * numbers) + Positions;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' was given inputs of {height} x {width}: with its padding an input is {layer.InChannels} x {rows} x {numbers}, and {Array.MaxLength} numbers is the most on a GPU.",
                nameof(width));
        }

        Height = (int)rows;
        Width = (int)numbers;
        Image = layer.InChannels * Height * Width;
    }

    /// <summary>Gets the rows of an image and its borders that the kernel reads.</summary>
    public int Height { get; }

    /// <summary>Gets the numbers of such a row.</summary>
    public int Width { get; }

    /// <summary>Gets the numbers of an image and its borders.</summary>
    public int Image { get; }

    /// <summary>Gets the positions of an image's output.</summary>
    public int Positions { get; }

    /// <summary>Gets the numbers that the places of a group's columns take.</summary>
    public int Places { get; }

    /// <summary>Gets the groups of channels.</summary>
    public int Groups { get; }

    /// <summary>Gets how many images have no more numbers than given, one at least.</summary>
    public int Images(int numbers) => Math.Max(1, numbers / (Image + Positions));

    /// <summary>Gets the numbers of so many images' buffer.</summary>
    public int Length(int images) => (Groups * Places) + (images * (Image + Positions));

    /// <summary>Gets what the kernels of a group read.</summary>
    /// <param name="buffer">The buffer, of the length for its images.</param>
    /// <param name="group">The group.</param>
    /// <param name="first">The position that is the first sample.</param>
    public ArrayView<float> Columns(ArrayView<float> buffer, int group, int first) =>
        buffer.SubView(group * Places, buffer.IntLength - (group * Places) - first);

    private static long Extent(ConvolutionAxis axis, int size) =>
        ((long)(axis.Outputs(size) - 1) * axis.Stride) + axis.Reach;
}
