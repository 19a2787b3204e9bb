using System;
using System.Globalization;
using BalancedKernels.Ptx.Memory;

namespace BalancedKernels.Ptx;

/// <summary>Lays out the values of a kernel's parameters, in their order.</summary>
public sealed class PtxArguments(PtxKernel kernel)
{
    private readonly byte[] bytes = new byte[kernel.ParameterBytes];
    private int next;

    /// <summary>Adds a whole number of 32 bits.</summary>
    public PtxArguments Add(int value) => Set(BitConverter.GetBytes(value));

    /// <summary>Adds a number of 32 bits.</summary>
    public PtxArguments Add(float value) => Set(BitConverter.GetBytes(value));

    /// <summary>Adds a number of 64 bits, or an address.</summary>
    public PtxArguments Add(ulong value) => Set(BitConverter.GetBytes(value));

    /// <summary>Adds a view as ILGPU 1.5.3 passes it: the address of a buffer, then its length in elements.</summary>
    public PtxArguments AddView(GlobalBuffer buffer, long length) =>
        Set([.. BitConverter.GetBytes(buffer.Address), .. BitConverter.GetBytes(length)]);

    /// <summary>Gets all of them; there must be one for every parameter.</summary>
    public ReadOnlyMemory<byte> ToMemory() => next == kernel.Parameters.Count
        ? bytes
        : throw new InvalidOperationException(
            string.Create(
                CultureInfo.InvariantCulture, $"{kernel.Name} has {kernel.Parameters.Count} parameters, not {next}."));

    private PtxArguments Set(byte[] value)
    {
        PtxParameter parameter = kernel.Parameters[next++];
        if (value.Length != parameter.Bytes)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Parameter {parameter.Name} of {kernel.Name} has {parameter.Bytes} bytes, not {value.Length}."));

        value.CopyTo(bytes, parameter.Offset);
        return this;
    }
}
