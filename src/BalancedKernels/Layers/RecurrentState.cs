using System;

namespace BalancedKernels;

/// <summary>
/// The state of a recurrent layer for a batch of sequences: the hidden state and, for an LSTM, the cell state.
/// </summary>
/// <remarks>
/// The layout is that of PyTorch's <c>h_n</c> and <c>c_n</c>: [layers * directions, batch, hidden], where the backward
/// direction of a layer follows its forward direction. The state also owns the workspace of Forward: only the first
/// Forward with a sequence length allocates memory. A state must not be used by two Forward calls at once.
/// </remarks>
public abstract class RecurrentState : IDisposable
{
    /// <summary>Creates a state; a derived class for each kind of device owns the memory.</summary>
    /// <param name="layer">The layer that the state is for.</param>
    /// <param name="device">The device whose memory holds the state.</param>
    /// <param name="batch">The number of sequences, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The batch is below 1, or the state has more values than one array holds.
    /// </exception>
    protected RecurrentState(RecurrentDescription layer, ComputeDevice device, int batch)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(device);
        if (batch < 1)
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                $"A state of layer '{layer.Name}' is for 1 sample or more; {batch} were requested.");

        long numbers = (long)layer.Passes * layer.Hidden * batch;
        if (numbers > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(
                    batch), batch,
                    $"A state of layer '{layer.Name}' for {batch} samples has {numbers} numbers; {Array.MaxLength} is the most.");
        }

        Layer = layer;
        Device = device;
        Batch = batch;
    }

    /// <summary>
    /// Gets the layer that the state was created for. Layers of the same kind, hidden size, number of layers and
    /// directions accept it as well.
    /// </summary>
    public RecurrentDescription Layer { get; }

    /// <summary>Gets the device whose memory holds the state.</summary>
    public ComputeDevice Device { get; }

    /// <summary>Gets the number of sequences that are processed together.</summary>
    public int Batch { get; }

    /// <summary>
    /// Gets the number of values of the hidden state, which is also that of the cell state of an LSTM.
    /// </summary>
    public int Length => Layer.Passes * Batch * Layer.Hidden;

    /// <summary>Sets all values to zero, the state at the start of a sequence.</summary>
    /// <exception cref="ObjectDisposedException">The state or its device was disposed.</exception>
    public abstract void Reset();

    /// <summary>Copies values into the state.</summary>
    /// <param name="hidden">[layers * directions, batch, hidden].</param>
    /// <param name="cell">The cell state in the same shape; empty for a GRU, which has none.</param>
    /// <exception cref="ArgumentException">A length is not that of the state.</exception>
    /// <exception cref="ObjectDisposedException">The state or its device was disposed.</exception>
    public void CopyFrom(ReadOnlySpan<float> hidden, ReadOnlySpan<float> cell = default)
    {
        CheckLength(hidden.Length, Length, "hidden", nameof(hidden));
        CheckLength(cell.Length, Layer.Kind == RecurrentKind.Lstm ? Length : 0, "cell", nameof(cell));
        Write(hidden, cell);
    }

    /// <summary>Waits for queued work that writes the state, then copies its values.</summary>
    /// <param name="hidden">[layers * directions, batch, hidden].</param>
    /// <param name="cell">The cell state in the same shape; empty for a GRU, which has none.</param>
    /// <exception cref="ArgumentException">A length is not that of the state.</exception>
    /// <exception cref="ObjectDisposedException">The state or its device was disposed.</exception>
    public void CopyTo(Span<float> hidden, Span<float> cell = default)
    {
        CheckLength(hidden.Length, Length, "hidden", nameof(hidden));
        CheckLength(cell.Length, Layer.Kind == RecurrentKind.Lstm ? Length : 0, "cell", nameof(cell));
        Read(hidden, cell);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes the state; the lengths have been checked.</summary>
    protected abstract void Write(ReadOnlySpan<float> hidden, ReadOnlySpan<float> cell);

    /// <summary>Reads the state; the lengths have been checked.</summary>
    protected abstract void Read(Span<float> hidden, Span<float> cell);

    /// <summary>Releases the memory of the state.</summary>
    protected abstract void Dispose(bool disposing);

    private void CheckLength(int length, int expected, string state, string parameter)
    {
        if (length == expected)
            return;

        throw new ArgumentException(
            expected == 0
                ? $"Layer '{Layer.Name}' is a GRU, which has no cell state; {length} numbers were given for one."
                : $"The {state} state of layer '{Layer.Name}' is [{Layer.Passes}, {Batch}, {Layer.Hidden}] (layers * directions, batch, hidden), {expected} numbers; {length} were given.",
            parameter);
    }
}
