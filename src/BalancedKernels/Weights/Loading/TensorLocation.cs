namespace BalancedKernels;

/// <summary>The origin of weights, for messages: a tensor of a file, or an argument.</summary>
/// <param name="Source">
/// The text that identifies the tensor or argument: <c>digits.safetensors: tensor 'fc1.weight'</c>.
/// </param>
/// <param name="FileOffset">
/// The offset of the tensor in the file, in bytes; negative for weights that do not come from a file.
/// </param>
/// <param name="ElementBytes">The size of one element in the file, in bytes.</param>
internal readonly record struct TensorLocation(string Source, long FileOffset = -1, int ElementBytes = 0)
{
    public static TensorLocation From(SafetensorsTensor tensor) =>
        new(tensor.Description, tensor.Offset, SafetensorsTypes.Bits(tensor.Dtype) / 8);

    /// <summary>
    /// Describes one element: the source, the position, and the offset in the file if there is a file.
    /// </summary>
    public string Describe(string position, long element) =>
        FileOffset < 0
            ? $"{Source} at {position}"
            : $"{Source} at {position} (byte {FileOffset + (element * ElementBytes)} of the file)";
}
