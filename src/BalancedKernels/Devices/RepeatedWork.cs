using System;

namespace BalancedKernels;

/// <summary>Work for a device that has nothing faster than doing it again.</summary>
internal sealed class RepeatedWork(Action work) : CapturedWork
{
    private bool disposed;

    /// <inheritdoc/>
    public override void Run()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        work();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => disposed = true;
}
