using System;
using System.IO;

namespace QuickStart.Images;

/// <summary>
/// MNIST's test files in a folder: <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, gzip or not.
/// </summary>
internal static class MnistFolder
{
    // The network was trained on the first 8,000 of the 10,000: only the others say anything about it.
    private const int HeldOut = 2000;

    /// <summary>
    /// Reads the images that the network has never seen: the last 2,000, or all where there are fewer.
    /// </summary>
    /// <exception cref="IOException">A file or the folder is not there.</exception>
    /// <exception cref="InvalidDataException">A file is broken, or the two do not belong together.</exception>
    public static DigitSet Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"The folder {folder} of --images does not exist.");

        IdxFile images = IdxFile.Read(Find(folder, "t10k-images-idx3-ubyte"), dimensions: 3);
        IdxFile labels = IdxFile.Read(Find(folder, "t10k-labels-idx1-ubyte"), dimensions: 1);
        Check(images, labels);

        int count = images.Dimensions[0];
        int used = Math.Min(count, HeldOut);
        string source = used < count
            ? $"the last {used} of the {count} images in {folder}"
            : $"all {count} images in {folder} (no more than the {HeldOut} that are held out of 10000)";
        return new DigitSet(
            source,
            images.Elements.AsSpan((count - used) * DigitSet.PixelsPerImage),
            labels.Elements.AsSpan(count - used));
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        string packed = plain + ".gz";
        return File.Exists(plain) ? plain
            : File.Exists(packed) ? packed
            : throw new FileNotFoundException($"The folder {folder} has neither {name} nor {name}.gz.");
    }

    private static void Check(IdxFile images, IdxFile labels)
    {
        if (images.Dimensions is not [_, DigitSet.Side, DigitSet.Side])
            throw new InvalidDataException(
                $"{images.Path} has images of {images.Dimensions[1]} x {images.Dimensions[2]} pixels, not {DigitSet.Side} x {DigitSet.Side}.");
        if (images.Dimensions[0] != labels.Dimensions[0])
            throw new InvalidDataException(
                $"{images.Path} has {images.Dimensions[0]} images, but {labels.Path} has {labels.Dimensions[0]} labels.");

        int wrong = labels.Elements.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)9);
        if (wrong >= 0)
            throw new InvalidDataException(
                $"{labels.Path} has the label {labels.Elements[wrong]} for image {wrong}; expected a digit, 0 to 9.");
    }
}
