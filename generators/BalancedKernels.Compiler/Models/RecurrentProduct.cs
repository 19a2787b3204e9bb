namespace BalancedKernels.Compiler.Models;

/// <summary>
/// One of the products of a recurrent layer, which has kernels of its own in a type nested in the layer's class.
/// </summary>
/// <param name="Part">What its files are called after.</param>
/// <param name="Matrix">The matrix, with the rows of kernels.</param>
internal sealed record RecurrentProduct(string Part, LayerModel Matrix);
