using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a GRU (gated recurrent unit) of one or more layers. The source generator writes kernels for
/// exactly its shape.
/// </summary>
/// <remarks>
/// <para>
/// <c>[Gru(123, 512)]</c> maps sequences [steps, batch, 123] to [steps, batch, 512]. Each step computes
/// <c>r, z = sigmoid(W x + b + U h + c)</c>, each gate with its own rows of W and U, <c>n = tanh(W x + b + r * (U h +
/// c))</c> and
/// <c>h = (1 - z) * n + z * h</c>, as PyTorch's <c>nn.GRU</c> does.
/// </para>
/// <para><see cref="BalancedSparseAttribute"/> applies to both gate matrices, W and U; without it they are
/// dense.</para>
/// </remarks>
/// <param name="inputs">Input features per step, 1 or more.</param>
/// <param name="hidden">Hidden units per layer and direction, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GruAttribute(int inputs, int hidden) : RecurrentAttribute(inputs, hidden);
