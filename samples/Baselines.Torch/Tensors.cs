using System;
using System.Runtime.InteropServices;

namespace Baselines.Torch;

/// <summary>Turns arrays into tensors.</summary>
internal static class Tensors
{
    /// <summary>Copies a matrix.</summary>
    /// <param name="numbers">[rows, columns].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="type">What the numbers are rounded to.</param>
    public static Tensor Matrix(ReadOnlySpan<float> numbers, int rows, int columns, ScalarType type)
    {
        using Tensor floats = torch.empty(rows, columns, torch.float32);
        MemoryMarshal.AsBytes(numbers).CopyTo(floats.bytes);
        return floats.to(type);
    }

    /// <summary>Copies a vector.</summary>
    public static Tensor Vector(ReadOnlySpan<float> numbers, ScalarType type)
    {
        using Tensor matrix = Matrix(numbers, 1, numbers.Length, type);
        return matrix.reshape(numbers.Length);
    }
}
