using System;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The layout of the workspace from which <see cref="Im2ColInput"/> reads some images.</summary>
/// <remarks>
/// It contains the column offsets of each group of channels, then the parts of the padded images that the kernel reads,
/// then the offsets of the first numbers of the positions, from the last position to the first.
/// </remarks>
internal readonly record struct Im2ColWorkspace
{
    /// <summary>Computes the layout for images of one size.</summary>
    /// <exception cref="ArgumentException">A padded image has more numbers than an array index can count.</exception>
    public Im2ColWorkspace(ConvolutionDescription layer, int height, int width)
    {
        long rows = Extent(layer.Vertical, height);
        long numbers = Extent(layer.Horizontal, width);
        OffsetsLength = Im2ColInput.OffsetsLength(layer.Matrix.Inputs);
        Groups = layer.Groups;
        Positions = layer.OutputHeight(height) * layer.OutputWidth(width);
        double length = ((double)Groups * OffsetsLength) + ((double)layer.InChannels * rows * numbers) + Positions;
        if (length > Array.MaxLength)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' was given inputs of {height} x {width}: with its padding an input is {layer.InChannels} x {rows} x {numbers}, and {Array.MaxLength} numbers is the most on a GPU.",
                nameof(width));
        }

        Height = (int)rows;
        Width = (int)numbers;
        ImageLength = layer.InChannels * Height * Width;
    }

    /// <summary>Gets the rows of a padded image that the kernel reads.</summary>
    public int Height { get; }

    /// <summary>Gets the numbers of such a row.</summary>
    public int Width { get; }

    /// <summary>Gets the numbers of a padded image.</summary>
    public int ImageLength { get; }

    /// <summary>Gets the output positions of an image.</summary>
    public int Positions { get; }

    /// <summary>Gets the length of the column offsets of a group.</summary>
    public int OffsetsLength { get; }

    /// <summary>Gets the groups of channels.</summary>
    public int Groups { get; }

    /// <summary>Gets the number of images that fit a number of numbers; at least one.</summary>
    public int ImagesThatFit(int numbers) => Math.Max(1, numbers / (ImageLength + Positions));

    /// <summary>Gets the length of the workspace for a number of images.</summary>
    public int Length(int images) => (Groups * OffsetsLength) + (images * (ImageLength + Positions));

    /// <summary>Gets the view that the kernels of a group read.</summary>
    /// <param name="buffer">The workspace, of exactly the length for its images.</param>
    /// <param name="group">The group.</param>
    /// <param name="first">The position that is the first sample.</param>
    public ArrayView<float> Columns(ArrayView<float> buffer, int group, int first) =>
        buffer.SubView(group * OffsetsLength, buffer.IntLength - (group * OffsetsLength) - first);

    private static long Extent(ConvolutionAxis axis, int size) =>
        ((long)(axis.Outputs(size) - 1) * axis.Stride) + axis.Reach;
}
