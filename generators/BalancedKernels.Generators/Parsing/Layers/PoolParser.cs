using BalancedKernels.Generators.Parsing.Attributes;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>Parses the attribute of a pooling layer to its description.</summary>
internal static class PoolParser
{
    private const string Kernel = "Kernel";
    private const string Stride = "Stride";
    private const string Padding = "Padding";
    private const string Height = "Height";
    private const string Width = "Width";

    public static PoolDescription ReadImage(string name, PoolKind kind, AttributeReader values) => new(
        name,
        kind,
        new SampleShape(values.GetNumber(0), values.GetNumber(1), values.GetNumber(2)),
        ReadWindow(values, values.GetNumber(3), Height),
        ReadWindow(values, values.GetNumber(3), Width),
        ReadCountPadding(values));

    public static PoolDescription ReadSignal(string name, PoolKind kind, AttributeReader values) => new(
        name,
        kind,
        new SampleShape(values.GetNumber(0), values.GetNumber(1)),
        PoolWindow.One,
        ReadWindow(values, values.GetNumber(2), axis: string.Empty),
        ReadCountPadding(values));

    // A property for one axis overrides the property for both; the default stride is the window.
    private static PoolWindow ReadWindow(AttributeReader values, int kernel, string axis)
    {
        int window = values.GetProperty(Kernel + axis, kernel);
        return new PoolWindow(
            window,
            values.GetProperty(Stride + axis, values.GetProperty(Stride, window)),
            values.GetProperty(Padding + axis, values.GetProperty(Padding, 0)));
    }

    private static bool ReadCountPadding(AttributeReader values) => values.GetProperty("CountPadding", true);
}
