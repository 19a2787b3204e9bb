using System;

namespace BalancedKernels;

/// <summary>Where a batch of sequences stands: what a recurrent layer carries from one step to the next.</summary>
/// <remarks>
/// Laid out as PyTorch's <c>h_n</c> and <c>c_n</c>: [layers * directions, batch, hidden], a layer's way back after its
/// way there. It also holds the memory that Forward works in, so that a Forward allocates nothing after the first of
/// its length. One Forward works on a state at a time.
/// </remarks>
public abstract class RecurrentState : IDisposable
{
    /// <summary>Describes a state; the device's own class holds the numbers.</summary>
    /// <param name="layer">The layer it belongs to.</param>
    /// <param name="device">The device whose memory it is in.</param>
    /// <param name="batch">Samples, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The batch is below 1, or there are more numbers than one array holds.
    /// </exception>
    protected RecurrentState(RecurrentDescription layer, ComputeDevice device, int batch)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(device);
        if (batch < 1)
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                $"A state of layer '{layer.Name}' is for 1 sample or more; {batch} were asked for.");

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
    /// Gets the layer it belongs to; others of the same kind, hidden size, layers and directions take it too.
    /// </summary>
    public RecurrentDescription Layer { get; }

    /// <summary>Gets the device whose memory it is in.</summary>
    public ComputeDevice Device { get; }

    /// <summary>Gets the samples that go through their sequences together.</summary>
    public int Batch { get; }

    /// <summary>Gets how many numbers the hidden state has, and the cell state of an LSTM.</summary>
    public int Length => Layer.Passes * Batch * Layer.Hidden;

    /// <summary>Sets every number to zero, which is where a sequence begins.</summary>
    /// <exception cref="ObjectDisposedException">The state or its device was disposed.</exception>
    public abstract void Reset();

    /// <summary>Sets the state.</summary>
    /// <param name="hidden">[layers * directions, batch, hidden].</param>
    /// <param name="cell">The same of the cell state; empty for a GRU, which has none.</param>
    /// <exception cref="ArgumentException">A length is another one.</exception>
    /// <exception cref="ObjectDisposedException">The state or its device was disposed.</exception>
    public void CopyFrom(ReadOnlySpan<float> hidden, ReadOnlySpan<float> cell = default)
    {
        CheckLength(hidden.Length, Length, "hidden", nameof(hidden));
        CheckLength(cell.Length, Layer.Kind == RecurrentKind.Lstm ? Length : 0, "cell", nameof(cell));
        Write(hidden, cell);
    }

    /// <summary>Waits for the work that changes the state, then copies it.</summary>
    /// <param name="hidden">[layers * directions, batch, hidden].</param>
    /// <param name="cell">The same of the cell state; empty for a GRU, which has none.</param>
    /// <exception cref="ArgumentException">A length is another one.</exception>
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

    /// <summary>Sets the state; lengths were checked.</summary>
    protected abstract void Write(ReadOnlySpan<float> hidden, ReadOnlySpan<float> cell);

    /// <summary>Copies the state; lengths were checked.</summary>
    protected abstract void Read(Span<float> hidden, Span<float> cell);

    /// <summary>Gives the memory back.</summary>
    protected abstract void Dispose(bool disposing);

    private void CheckLength(int length, int expected, string what, string parameter)
    {
        if (length == expected)
            return;

        throw new ArgumentException(
            expected == 0
                ? $"Layer '{Layer.Name}' is a GRU, which has no cell state; {length} numbers were given for one."
                : $"The {what} state of layer '{Layer.Name}' is [{Layer.Passes}, {Batch}, {Layer.Hidden}] (layers * directions, batch, hidden), {expected} numbers; {length} were given.",
            parameter);
    }
}
