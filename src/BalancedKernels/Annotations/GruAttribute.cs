using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a layer, or several, of gated recurrent units, and has kernels written for exactly its shape
/// when the project is compiled.
/// </summary>
/// <remarks>
/// <para>
/// <c>[Gru(123, 512)]</c> maps sequences [steps, batch, 123] to [steps, batch, 512]. Each step computes
/// <c>r, z = sigmoid(W x + b + U h + c)</c>, each with rows of its own, <c>n = tanh(W x + b + r * (U h + c))</c> and
/// <c>h = (1 - z) * n + z * h</c>, as PyTorch's <c>nn.GRU</c> does.
/// </para>
/// <para><see cref="BalancedSparseAttribute"/> thins both gate matrices, W and U; without it they are dense.</para>
/// </remarks>
/// <param name="inputs">Numbers of one step of one sample, 1 or more.</param>
/// <param name="hidden">Units of a layer in one direction, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GruAttribute(int inputs, int hidden) : RecurrentAttribute(inputs, hidden);
