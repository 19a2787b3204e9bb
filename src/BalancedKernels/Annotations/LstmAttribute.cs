using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class an LSTM (long short-term memory) of one or more layers. The source generator writes kernels
/// for exactly its shape.
/// </summary>
/// <remarks>
/// <para>
/// <c>[Lstm(123, 1024, Bidirectional = true)]</c> maps sequences [steps, batch, 123] to [steps, batch, 2048]. Each step
/// computes <c>i, f, o = sigmoid(W x + b + U h + c)</c> and <c>g = tanh(W x + b + U h + c)</c>, each gate with its own
/// rows of W and U, then <c>cell = f * cell + i * g</c> and <c>h = o * tanh(cell)</c>, as PyTorch's <c>nn.LSTM</c>
/// does.
/// </para>
/// <para><see cref="BalancedSparseAttribute"/> applies to both gate matrices, W and U; without it they are
/// dense.</para>
/// </remarks>
/// <param name="inputs">Input features per step, 1 or more.</param>
/// <param name="hidden">Hidden units per layer and direction, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LstmAttribute(int inputs, int hidden) : RecurrentAttribute(inputs, hidden);
