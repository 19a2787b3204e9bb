using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a long short-term memory, of one layer or several, and has kernels written for exactly its
/// shape when the project is compiled.
/// </summary>
/// <remarks>
/// <para>
/// <c>[Lstm(123, 1024, Bidirectional = true)]</c> maps sequences [steps, batch, 123] to [steps, batch, 2048]. Each step
/// computes <c>i, f, o = sigmoid(W x + b + U h + c)</c> and <c>g = tanh(W x + b + U h + c)</c>, each with rows of its
/// own, then <c>cell = f * cell + i * g</c> and <c>h = o * tanh(cell)</c>, as PyTorch's <c>nn.LSTM</c> does.
/// </para>
/// <para><see cref="BalancedSparseAttribute"/> thins both gate matrices, W and U; without it they are dense.</para>
/// </remarks>
/// <param name="inputs">Numbers of one step of one sample, 1 or more.</param>
/// <param name="hidden">Units of a layer in one direction, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LstmAttribute(int inputs, int hidden) : RecurrentAttribute(inputs, hidden);
