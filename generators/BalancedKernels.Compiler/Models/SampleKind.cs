namespace BalancedKernels.Compiler.Models;

/// <summary>What a matrix is multiplied with, and where its results go.</summary>
internal enum SampleKind
{
    /// <summary>Rows of numbers, [sample, input] to [sample, output].</summary>
    Rows,

    /// <summary>Positions of images: results go to [image, output, position].</summary>
    Positions,
}
