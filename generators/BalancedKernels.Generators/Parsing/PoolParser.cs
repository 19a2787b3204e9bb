namespace BalancedKernels.Generators.Parsing;

/// <summary>From the attribute of a pooling layer to its description.</summary>
internal static class PoolParser
{
    private const string Kernel = "Kernel";
    private const string Stride = "Stride";
    private const string Padding = "Padding";
    private const string Height = "Height";
    private const string Width = "Width";

    public static PoolDescription ReadImage(string name, PoolKind kind, AttributeValues values) => new(
        name,
        kind,
        new SampleShape(values.GetSize(0), values.GetSize(1), values.GetSize(2)),
        ReadWindow(values, values.GetSize(3), Height),
        ReadWindow(values, values.GetSize(3), Width),
        ReadCountPadding(values));

    public static PoolDescription ReadSignal(string name, PoolKind kind, AttributeValues values) => new(
        name,
        kind,
        new SampleShape(values.GetSize(0), values.GetSize(1)),
        PoolWindow.One,
        ReadWindow(values, values.GetSize(2), axis: string.Empty),
        ReadCountPadding(values));

    // What is given for one axis wins over what is given for both; steps are as long as the window where neither is.
    private static PoolWindow ReadWindow(AttributeValues values, int kernel, string axis)
    {
        int covered = values.Get(Kernel + axis, kernel);
        return new PoolWindow(
            covered,
            values.Get(Stride + axis, values.Get(Stride, covered)),
            values.Get(Padding + axis, values.Get(Padding, 0)));
    }

    private static bool ReadCountPadding(AttributeValues values) => values.Get("CountPadding", true);
}
