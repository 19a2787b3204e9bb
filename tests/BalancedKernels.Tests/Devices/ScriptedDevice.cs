using System;

namespace BalancedKernels.Tests.Devices;

/// <summary>A device that can be chosen and does nothing else.</summary>
internal sealed class ScriptedDevice(string name, string reason) : ComputeDevice
{
    public override string Name => name;

    public override string Reason => reason;

    public override DeviceTensor Allocate(int batch, int features) => throw new NotSupportedException();

    public override void Synchronize()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
