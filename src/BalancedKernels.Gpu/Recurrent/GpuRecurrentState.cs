using System;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A state in a GPU's memory, and the room that steps work in.</summary>
internal sealed class GpuRecurrentState : RecurrentState
{
    // Products of so many samples are made at once: enough for every multiprocessor, and no more memory than a few
    // layers take.
    private const int SamplesAtOnce = 2048;

    private readonly GpuDevice gpu;
    private readonly string user;
    private readonly GpuMemory<float> hidden;
    private readonly GpuMemory<float> cell;
    private readonly GrowingBuffer<float> inputSums;
    private readonly GrowingBuffer<float> hiddenSums;
    private readonly GrowingBuffer<float> between;
    private bool disposed;

    public GpuRecurrentState(RecurrentDescription layer, GpuDevice device, int batch)
        : base(layer, device, batch)
    {
        // Kernels count the sums of a step in 32 bits.
        if ((long)batch * Rows > int.MaxValue)
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                $"A step of layer '{layer.Name}' has {Rows} sums for each sample, and {int.MaxValue} are the most; use a smaller batch.");

        gpu = device;
        user = $"a state of layer '{layer.Name}'";
        inputSums = new GrowingBuffer<float>(device, $"the products with the input of layer '{layer.Name}'");
        hiddenSums = new GrowingBuffer<float>(device, $"the products with the hidden state of layer '{layer.Name}'");
        between = new GrowingBuffer<float>(device, $"what the layers of '{layer.Name}' give each other");
        using (gpu.EnterFromHost("Making a state", user))
        {
            hidden = gpu.Reserve<float>(Length, user);
            try
            {
                // A GRU's kernel is given a cell state that it does not touch.
                cell = gpu.Reserve<float>(layer.Kind == RecurrentKind.Lstm ? Length : 1, user);
                Clear();
            }
            catch
            {
                hidden.Dispose();
                cell?.Dispose();
                throw;
            }
        }
    }

    /// <summary>Gets for how many steps products with the input are made at once.</summary>
    public int StepsAtOnce => Math.Max(1, SamplesAtOnce / Batch);

    private int Rows => RecurrentRowCount.Of(Layer.Kind, Layer.Hidden);

    /// <summary>Says that kernels are given the state; the device's gate is held.</summary>
    /// <exception cref="ObjectDisposedException">The state was disposed.</exception>
    public void Use()
    {
        ThrowIfDisposed();
        gpu.Use(hidden);
        gpu.Use(cell);
    }

    /// <summary>Gets the hidden state of a pass, [batch, hidden].</summary>
    public ArrayView<float> Hidden(int pass) => Part(hidden, pass, Batch * Layer.Hidden);

    /// <summary>Gets the cell state of a pass, [batch, hidden]; of a GRU, a number that nobody touches.</summary>
    public ArrayView<float> Cell(int pass) =>
        Layer.Kind == RecurrentKind.Lstm ? Part(cell, pass, Batch * Layer.Hidden) : cell.View;

    /// <summary>Gets room for a direction's products with the input of some steps, [steps, batch, rows].</summary>
    public ArrayView<float> InputSums(int direction, int steps)
    {
        long length = (long)steps * Batch * Rows;
        return inputSums.Fit(Layer.Directions * length).View.SubView(direction * length, length);
    }

    /// <summary>
    /// Gets room for the products with the hidden state of one step, [batch, rows]; one direction after the other takes
    /// it.
    /// </summary>
    public ArrayView<float> HiddenSums() => hiddenSums.Fit((long)Batch * Rows).View;

    /// <summary>Gets room for what one layer gives the next, [steps, batch, outputs].</summary>
    public ArrayView<float> Between(int steps) => between.Fit((long)steps * Batch * Layer.Outputs).View;

    /// <summary>Sets every number to zero, in the order of the device's work; its gate is held.</summary>
    /// <exception cref="InvalidOperationException">The driver refuses.</exception>
    public void Clear()
    {
        try
        {
            hidden.Clear();
            cell.Clear();
        }
        catch (AcceleratorException exception)
        {
            throw gpu.Failure($"clearing {user}", exception);
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        using (Enter("Resetting a state"))
            Clear();
    }

    /// <inheritdoc/>
    protected override void Write(ReadOnlySpan<float> hidden, ReadOnlySpan<float> cell)
    {
        using (Enter("Copying from host memory"))
        {
            Send(hidden, this.hidden);
            Send(cell, this.cell);
        }
    }

    /// <inheritdoc/>
    protected override void Read(Span<float> hidden, Span<float> cell)
    {
        using (Enter("Copying to host memory"))
        {
            gpu.Transfer.Fetch(this.hidden.Buffer, hidden.Length).CopyTo(hidden);
            if (!cell.IsEmpty)
                gpu.Transfer.Fetch(this.cell.Buffer, cell.Length).CopyTo(cell);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || disposed)
            return;

        lock (gpu.Gate)
        {
            gpu.RefuseWhileRecording("Disposing a state");
            disposed = true;
            hidden.Dispose();
            cell.Dispose();
            inputSums.Release();
            hiddenSums.Release();
            between.Release();
        }
    }

    private static ArrayView<float> Part(GpuMemory<float> of, int pass, int length) =>
        of.View.SubView((long)pass * length, length);

    private Lock.Scope Enter(string step)
    {
        Lock.Scope scope = gpu.EnterFromHost(step, user);
        if (!disposed)
            return scope;

        scope.Dispose();
        throw Disposed();
    }

    private void ThrowIfDisposed()
    {
        if (disposed)
            throw Disposed();
    }

    private ObjectDisposedException Disposed() =>
        new(user, $"The state of layer '{Layer.Name}' on {gpu.Name} was disposed.");

    private void Send(ReadOnlySpan<float> numbers, GpuMemory<float> to)
    {
        if (numbers.IsEmpty)
            return;

        numbers.CopyTo(gpu.Transfer.Stage(numbers.Length));
        gpu.Transfer.Send(to.Buffer, numbers.Length);
        gpu.Wait();
    }
}
