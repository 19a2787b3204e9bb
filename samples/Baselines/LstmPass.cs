using System;

namespace Baselines;

/// <summary>
/// The weights of one layer of an LSTM in one direction; rows stand gate after gate in PyTorch's order: i, f, g, o.
/// </summary>
/// <param name="Input">What the input is multiplied with, [4 * hidden, inputs].</param>
/// <param name="Hidden">What the hidden state is multiplied with, [4 * hidden, hidden].</param>
/// <param name="InputBias">[4 * hidden].</param>
/// <param name="HiddenBias">[4 * hidden].</param>
public sealed record LstmPass(
    ReadOnlyMemory<float> Input,
    ReadOnlyMemory<float> Hidden,
    ReadOnlyMemory<float> InputBias,
    ReadOnlyMemory<float> HiddenBias);
