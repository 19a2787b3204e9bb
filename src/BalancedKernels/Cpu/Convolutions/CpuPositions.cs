using System;

namespace BalancedKernels;

/// <summary>
/// The positions of a convolution's output for images of one size: the samples that its matrix is multiplied with.
/// </summary>
/// <remarks>Positions are counted row by row, and from one image of a batch on to the next.</remarks>
internal sealed class CpuPositions
{
    public CpuPositions(ConvolutionDescription layer, int height, int width)
    {
        Vertical = layer.Vertical;
        Horizontal = layer.Horizontal;
        Padding = layer.PaddingMode;
        Height = height;
        Width = width;
        OutputHeight = layer.OutputHeight(height);
        OutputWidth = layer.OutputWidth(width);
        Count = OutputHeight * OutputWidth;
        Plane = height * width;
        GroupChannels = layer.InChannels / layer.Groups;
        ImageLength = layer.InChannels * Plane;
        OutputImageLength = layer.OutChannels * Count;
    }

    /// <summary>Gets how the kernel moves down.</summary>
    public ConvolutionAxis Vertical { get; }

    /// <summary>Gets how the kernel moves along a row.</summary>
    public ConvolutionAxis Horizontal { get; }

    /// <summary>Gets what is read beyond the ends of a row.</summary>
    public PaddingMode Padding { get; }

    /// <summary>Gets the height of the input.</summary>
    public int Height { get; }

    /// <summary>Gets the width of the input.</summary>
    public int Width { get; }

    /// <summary>Gets the height of the output.</summary>
    public int OutputHeight { get; }

    /// <summary>Gets the width of the output.</summary>
    public int OutputWidth { get; }

    /// <summary>Gets the positions of one image.</summary>
    public int Count { get; }

    /// <summary>Gets the numbers of one channel of the input.</summary>
    public int Plane { get; }

    /// <summary>Gets the channels that a row of the matrix reads.</summary>
    public int GroupChannels { get; }

    /// <summary>Gets the numbers of one image of the input.</summary>
    public int ImageLength { get; }

    /// <summary>Gets the numbers of one image of the output.</summary>
    public int OutputImageLength { get; }

    /// <summary>Gets the rows of a panel that one channel takes: the numbers that the kernel reads of it.</summary>
    public int Taps => Vertical.Kernel * Horizontal.Kernel;

    /// <summary>
    /// Gets how many numbers there are from the first channel of a group in the first image to its last in the last
    /// one.
    /// </summary>
    /// <param name="positions">Positions of all images.</param>
    public nint ReadLength(int positions) =>
        ((nint)((positions - 1) / Count) * ImageLength) + ((nint)GroupChannels * Plane);

    /// <summary>Gets the output of some positions, from the first row of their first image on.</summary>
    public unsafe Span<float> Output(in ParallelJob order, int begin, int samples, int rows)
    {
        int first = order.FirstPosition + begin;
        int firstImage = first / Count;
        int images = ((first + samples - 1) / Count) - firstImage;
        return new Span<float>(
            (float*)order.Target + ((nint)firstImage * OutputImageLength),
            (images * OutputImageLength) + (rows * Count));
    }

    /// <summary>Gets where in <see cref="Output"/> a position stands.</summary>
    public CpuPanelPosition Place(in ParallelJob order, int begin) =>
        new((order.FirstPosition + begin) % Count, Count, OutputImageLength);

    /// <summary>Gets the most runs that <see cref="FindRuns"/> finds.</summary>
    public int MostRuns(int columns)
    {
        // A row of the output has one run in the image and one of padding at each side; the last ends where the panel
        // does.
        int rows = (columns / OutputWidth) + 2;
        int runs = Padding == PaddingMode.Zeros ? Math.Min(columns, (3 * rows) + 1) : columns + 1;
        return Taps * runs;
    }

    /// <summary>
    /// Finds where the columns of a panel stand in the input, for every number that the kernel reads of a channel.
    /// </summary>
    /// <param name="first">The position of the first column.</param>
    /// <param name="samples">How many columns are positions; the others are padding.</param>
    /// <param name="columns">Columns of the panel.</param>
    /// <param name="runs">Where they go, in the order of their targets.</param>
    /// <returns>How many there are.</returns>
    public int FindRuns(int first, int samples, int columns, Span<PanelRun> runs)
    {
        Span<PositionRow> rows = stackalloc PositionRow[samples];
        rows = rows[..FindRows(first, samples, rows)];
        int found = 0;
        for (int tap = 0; tap < Taps; tap++)
        {
            int down = ((tap / Horizontal.Kernel) * Vertical.Dilation) - Vertical.Before;
            int across = ((tap % Horizontal.Kernel) * Horizontal.Dilation) - Horizontal.Before;
            int target = tap * columns;
            foreach (ref readonly PositionRow row in rows)
            {
                int y = row.Y + down;
                if (y < 0 || y >= Height)
                {
                    runs[found++] = new PanelRun(PanelRun.Zeros, target + row.Column, row.Length);
                    continue;
                }

                nint start = row.Image + (y * Width);
                found += Padding == PaddingMode.Zeros
                    ? AddRow(start, row.X + across, target + row.Column, row.Length, runs[found..])
                    : AddMirrored(start, row.X + across, target + row.Column, row.Length, runs[found..]);
            }

            if (samples < columns)
                runs[found++] = new PanelRun(PanelRun.Zeros, target + samples, columns - samples);
        }

        return found;
    }

    /// <summary>Gets which positions of a row read the image: those before and after read beyond its ends.</summary>
    /// <param name="x">Where the first one reads.</param>
    /// <param name="length">How many positions there are.</param>
    public (int First, int End) Inside(int x, int length)
    {
        int stride = Horizontal.Stride;
        int first = x >= 0 ? 0 : Math.Min(length, (stride - 1 - x) / stride);
        return (first, x >= Width ? first : Math.Max(first, Math.Min(length, ((Width - 1 - x) / stride) + 1)));
    }

    /// <summary>Gets the number of a row that a mirror at each end shows.</summary>
    public int Mirrored(int x) => x < 0 ? -x : x < Width ? x : (2 * (Width - 1)) - x;

    // The rows of the output that positions are of, each from its first such position on.
    private int FindRows(int first, int samples, Span<PositionRow> rows)
    {
        int image = first / Count;
        int row = first % Count / OutputWidth;
        int left = first % OutputWidth;
        int found = 0;
        for (int column = 0; column < samples;)
        {
            int length = Math.Min(OutputWidth - left, samples - column);
            rows[found++] = new PositionRow(
                (nint)image * ImageLength, row * Vertical.Stride, left * Horizontal.Stride, column, length);
            column += length;
            left = 0;
            row++;
            if (row == OutputHeight)
                (image, row) = (image + 1, 0);
        }

        return found;
    }

    // Positions of one row of the output: padding, the image, padding.
    private int AddRow(nint start, int x, int target, int length, Span<PanelRun> runs)
    {
        int found = 0;
        (int inside, int end) = Inside(x, length);
        if (inside > 0)
            runs[found++] = new PanelRun(PanelRun.Zeros, target, inside);
        if (end > inside)
            runs[found++] = new PanelRun(start + x + (inside * Horizontal.Stride), target + inside, end - inside);
        if (length > end)
            runs[found++] = new PanelRun(PanelRun.Zeros, target + end, length - end);

        return found;
    }

    // The same with a mirror at each end: what lies beyond is read number by number.
    private int AddMirrored(nint start, int x, int target, int length, Span<PanelRun> runs)
    {
        int found = 0;
        (int inside, int end) = Inside(x, length);
        for (int column = 0; column < length;)
        {
            int same = column == inside && end > inside ? end - inside : 1;
            runs[found++] = new PanelRun(start + Mirrored(x + (column * Horizontal.Stride)), target + column, same);
            column += same;
        }

        return found;
    }
}
