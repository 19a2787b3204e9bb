using System;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A recurrent state in the memory of a GPU, with the workspaces of its steps.</summary>
internal sealed class GpuRecurrentState : RecurrentState
{
    // One launch computes the input products of this many samples. They occupy every multiprocessor and take no more
    // memory than a few layers.
    private const int SamplesPerProduct = 2048;

    private readonly GpuDevice gpu;
    private readonly string user;
    private readonly GpuMemory<float> hidden;
    private readonly GpuMemory<float> cell;
    private readonly GrowingBuffer<float> inputSums;
    private readonly GrowingBuffer<float> hiddenSums;
    private readonly GrowingBuffer<float> layerResults;
    private bool disposed;

    public GpuRecurrentState(RecurrentDescription layer, GpuDevice device, int batch)
        : base(layer, device, batch)
    {
        // Kernels index the sums of a step with 32 bits.
        if ((long)batch * Rows > int.MaxValue)
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                $"A step of layer '{layer.Name}' has {Rows} sums for each sample, and {int.MaxValue} are the most; use a smaller batch.");

        gpu = device;
        user = $"a state of layer '{layer.Name}'";
        inputSums = new GrowingBuffer<float>(device, $"the products with the input of layer '{layer.Name}'");
        hiddenSums = new GrowingBuffer<float>(device, $"the products with the hidden state of layer '{layer.Name}'");
        layerResults = new GrowingBuffer<float>(device, $"the results between the layers of '{layer.Name}'");
        using (gpu.EnterFromHost("Creating a state", user))
        {
            hidden = gpu.AllocateMemory<float>(Length, user);
            try
            {
                // The kernel of a GRU has a parameter for a cell state and does not use it.
                cell = gpu.AllocateMemory<float>(layer.Kind == RecurrentKind.Lstm ? Length : 1, user);
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

    /// <summary>Gets the number of steps whose input products are computed at once.</summary>
    public int StepsPerProduct => Math.Max(1, SamplesPerProduct / Batch);

    private int Rows => RecurrentRowCount.Of(Layer.Kind, Layer.Hidden);

    /// <summary>Records that kernels use the state. The caller holds the device lock.</summary>
    /// <exception cref="ObjectDisposedException">The state was disposed.</exception>
    public void RecordUse()
    {
        ThrowIfDisposed();
        gpu.RecordUse(hidden);
        gpu.RecordUse(cell);
    }

    /// <summary>Gets the hidden state of a pass, [batch, hidden].</summary>
    public ArrayView<float> Hidden(int pass) => Part(hidden, pass, Batch * Layer.Hidden);

    /// <summary>Gets the cell state of a pass, [batch, hidden]; for a GRU, one unused number.</summary>
    public ArrayView<float> Cell(int pass) =>
        Layer.Kind == RecurrentKind.Lstm ? Part(cell, pass, Batch * Layer.Hidden) : cell.View;

    /// <summary>
    /// Gets the workspace for the input products of one direction and some steps, [steps, batch, rows].
    /// </summary>
    public ArrayView<float> InputSums(int direction, int steps)
    {
        long length = (long)steps * Batch * Rows;
        return inputSums.EnsureCapacity(Layer.Directions * length).View.SubView(direction * length, length);
    }

    /// <summary>
    /// Gets the workspace for the hidden products of one step, [batch, rows]. The directions use it one after the
    /// other.
    /// </summary>
    public ArrayView<float> HiddenSums() => hiddenSums.EnsureCapacity((long)Batch * Rows).View;

    /// <summary>
    /// Gets the workspace for the results of one layer that the next layer reads, [steps, batch, outputs].
    /// </summary>
    public ArrayView<float> LayerResults(int steps) =>
        layerResults.EnsureCapacity((long)steps * Batch * Layer.Outputs).View;

    /// <summary>Sets every number to zero, in the order of the queue. The caller holds the device lock.</summary>
    /// <exception cref="InvalidOperationException">The driver reports an error.</exception>
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
            CopyToDevice(hidden, this.hidden);
            CopyToDevice(cell, this.cell);
        }
    }

    /// <inheritdoc/>
    protected override void Read(Span<float> hidden, Span<float> cell)
    {
        using (Enter("Copying to host memory"))
        {
            gpu.Transfer.CopyToHost(this.hidden.Buffer, hidden.Length).CopyTo(hidden);
            if (!cell.IsEmpty)
                gpu.Transfer.CopyToHost(this.cell.Buffer, cell.Length).CopyTo(cell);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || disposed)
            return;

        lock (gpu.Lock)
        {
            gpu.ThrowIfRecording("Disposing a state");
            disposed = true;
            hidden.Dispose();
            cell.Dispose();
            inputSums.Release();
            hiddenSums.Release();
            layerResults.Release();
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

    private void CopyToDevice(ReadOnlySpan<float> numbers, GpuMemory<float> to)
    {
        if (numbers.IsEmpty)
            return;

        numbers.CopyTo(gpu.Transfer.Stage(numbers.Length));
        gpu.Transfer.CopyToDevice(to.Buffer, numbers.Length);
        gpu.Wait();
    }
}
