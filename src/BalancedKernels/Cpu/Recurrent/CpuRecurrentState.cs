using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading;

namespace BalancedKernels;

/// <summary>A state in this process's memory, and the room that steps work in.</summary>
internal sealed unsafe class CpuRecurrentState : RecurrentState
{
    // Products of so many samples are made at once: two wide panels, for two threads; they are read once more, from a
    // cache.
    private const int SamplesAtOnce = 128;

    private readonly int cells;
    private readonly CpuDevice device;
    private readonly NativeMemoryOwner memory;
    private readonly AlignedMemory<float>? cell;
    private readonly AlignedMemory<float> hiddenSums;
    private AlignedMemory<float> before;
    private AlignedMemory<float> after;
    private AlignedMemory<float>? inputSums;
    private AlignedMemory<float>? between;
    private int busy;

    public CpuRecurrentState(NativeMemoryOwner memory, RecurrentDescription layer, CpuDevice device, int batch)
        : base(layer, device, batch)
    {
        this.device = device;
        this.memory = memory;
        cells = RecurrentRowCount.Bands(layer.Hidden) * CpuTile.Rows;

        // Sixteen more: the last band of the last sample is read whole.
        before = memory.Allocate<float>(Length + CpuTile.Rows);
        after = memory.Allocate<float>(Length + CpuTile.Rows);
        if (layer.Kind == RecurrentKind.Lstm)
            cell = memory.Allocate<float>(checked(layer.Passes * batch * cells));

        int sums = checked(layer.Directions * batch * RecurrentRowCount.Of(layer.Kind, layer.Hidden));
        hiddenSums = memory.Allocate<float>(sums);
        inputSums = memory.Allocate<float>(sums);
        Step = new CpuRecurrentStep(layer, batch);
    }

    /// <summary>Gets the work of one step.</summary>
    public CpuRecurrentStep Step { get; }

    /// <summary>Gets for how many steps products with the input are made at once.</summary>
    public int StepsAtOnce => Math.Max(1, SamplesAtOnce / Batch);

    /// <summary>Takes the state for one Forward.</summary>
    /// <exception cref="InvalidOperationException">Another one is working on it.</exception>
    /// <exception cref="ObjectDisposedException">The state or its device was disposed.</exception>
    public void Take()
    {
        if (Interlocked.CompareExchange(ref busy, 1, 0) != 0)
            throw new InvalidOperationException(
                $"Another Forward is working on this state of layer '{Layer.Name}': give each sequence a state of its own.");
        if (device.IsDisposed || !memory.TryEnter())
        {
            Volatile.Write(ref busy, 0);
            throw device.IsDisposed
                ? Disposed.On($"The state of layer '{Layer.Name}'", device)
                : Disposed.State(Layer.Name);
        }
    }

    /// <summary>Gives the state back.</summary>
    public void Give()
    {
        Step.Leave();
        memory.Leave();
        Volatile.Write(ref busy, 0);
    }

    /// <summary>Gets where the hidden state of a pass stands before a step, [batch, hidden].</summary>
    public float* HiddenBefore(int pass, int step) => Hidden(pass, step % 2 == 0 ? before : after);

    /// <summary>Gets where it stands after the step.</summary>
    public float* HiddenAfter(int pass, int step) => Hidden(pass, step % 2 == 0 ? after : before);

    /// <summary>Gets where the cell state of a pass stands, [batch, bands * 16]; null for a GRU.</summary>
    public float* Cell(int pass) => cell is null ? null : First(cell) + ((nint)pass * Batch * cells);

    /// <summary>Gets room for a direction's products with the hidden state, [batch, rows].</summary>
    public float* HiddenSums(int direction) =>
        First(hiddenSums) + ((nint)direction * (hiddenSums.Length / Layer.Directions));

    /// <summary>Gets room for a direction's products with the input of some steps, [steps, batch, rows].</summary>
    public float* InputSums(int direction, int steps)
    {
        int needed = checked(steps * hiddenSums.Length);
        if (inputSums is null || inputSums.Length < needed)
            Grow(ref inputSums, needed);

        return First(inputSums) + ((nint)direction * (inputSums.Length / Layer.Directions));
    }

    /// <summary>Gets room for what one layer gives the next, [steps, batch, outputs].</summary>
    public float* Between(int steps)
    {
        int needed = checked(steps * Batch * Layer.Outputs);
        if (between is null || between.Length < needed)
            Grow(ref between, needed);

        return First(between);
    }

    /// <summary>Makes the state after so many steps the one before the next.</summary>
    public void Advance(int steps)
    {
        if (steps % 2 == 1)
            (before, after) = (after, before);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Take();
        before.Span.Clear();
        cell?.Span.Clear();
        Give();
    }

    /// <inheritdoc/>
    protected override void Write(ReadOnlySpan<float> hidden, ReadOnlySpan<float> cell)
    {
        Take();
        hidden.CopyTo(before.Span);
        for (int row = 0; row * Layer.Hidden < cell.Length; row++)
            cell.Slice(row * Layer.Hidden, Layer.Hidden).CopyTo(this.cell!.Span[(row * cells)..]);

        Give();
    }

    /// <inheritdoc/>
    protected override void Read(Span<float> hidden, Span<float> cell)
    {
        Take();
        before.Span[..hidden.Length].CopyTo(hidden);
        for (int row = 0; row * Layer.Hidden < cell.Length; row++)
            this.cell!.Span.Slice(row * cells, Layer.Hidden).CopyTo(cell[(row * Layer.Hidden)..]);

        Give();
    }

    /// <summary>Frees the memory, at once or with the Forward that is working on it.</summary>
    protected override void Dispose(bool disposing) => memory.Dispose();

    // Frees first: the numbers in it are not needed any more.
    private void Grow([NotNull] ref AlignedMemory<float>? room, int length)
    {
        memory.Free(room);
        room = null;
        room = memory.Allocate<float>(length);
    }

    private float* Hidden(int pass, AlignedMemory<float> of) => First(of) + ((nint)pass * Batch * Layer.Hidden);

    private static float* First(AlignedMemory<float> memory) => (float*)Unsafe.AsPointer(ref memory.Span[0]);
}
