namespace BalancedKernels;

/// <summary>Says in messages where a number stands: which tensor of which file, or which argument.</summary>
/// <param name="Owner">The start of the message: <c>digits.safetensors: tensor 'fc1.weight'</c>.</param>
/// <param name="Start">
/// The byte of the file at which the tensor begins; negative for numbers that come from no file.
/// </param>
/// <param name="ElementBytes">The bytes of one element in the file.</param>
internal readonly record struct TensorLocation(string Owner, long Start = -1, int ElementBytes = 0)
{
    public static TensorLocation Of(SafetensorsTensor tensor) =>
        new(tensor.Place, tensor.Offset, SafetensorsTypes.Bits(tensor.Dtype) / 8);

    /// <summary>The owner, the position in words, and the byte of the file where there is one.</summary>
    public string At(string position, long element) =>
        Start < 0
            ? $"{Owner} at {position}"
            : $"{Owner} at {position} (byte {Start + (element * ElementBytes)} of the file)";
}
