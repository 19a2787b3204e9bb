using System;

namespace BalancedKernels.Tests.Lifetimes;

public class DisposedDeviceTests
{
    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public void Layers_of_a_disposed_device_refuse_to_run_and_to_be_made(string kind, int threads)
    {
        CpuDevice device = ComputeDevice.Cpu(threads);
        using ILayer layer = Kinds.Make(kind, device);
        DeviceTensor input = device.Allocate(1, layer.Inputs);
        DeviceTensor output = device.Allocate(1, layer.Outputs);
        Kinds.Run(layer);
        device.Dispose();

        foreach (Action act in (Action[])[() => Kinds.Run(layer), () => layer.Forward(input, output)])
            SaysLayerAndDevice(kind, device, act);

        ObjectDisposedException made = Assert.Throws<ObjectDisposedException>(() => Kinds.Make(kind, device));
        Assert.Contains(
            $"' is on the device {device.Name}, which was disposed.", made.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public void A_disposed_layer_says_its_name(string kind, int threads)
    {
        using CpuDevice device = ComputeDevice.Cpu(threads);
        ILayer layer = Kinds.Make(kind, device);
        using DeviceTensor input = device.Allocate(1, layer.Inputs);
        using DeviceTensor output = device.Allocate(1, layer.Outputs);
        layer.Dispose();
        layer.Dispose();

        foreach (Action act in (Action[])[() => Kinds.Run(layer), () => layer.Forward(input, output)])
        {
            ObjectDisposedException thrown = Assert.Throws<ObjectDisposedException>(act);
            Assert.StartsWith($"Layer '{kind}' was disposed.", thrown.Message, StringComparison.Ordinal);
            Assert.Equal(kind, thrown.ObjectName);
        }
    }

    [Fact]
    public void States_of_a_disposed_device_refuse_too()
    {
        CpuDevice device = ComputeDevice.Cpu(1);
        using IRecurrentLayer layer = (IRecurrentLayer)Kinds.Make(nameof(Memory), device);
        RecurrentState state = layer.CreateState(1);
        device.Dispose();

        SaysLayerAndDevice(nameof(Memory), device, () => layer.CreateState(1));
        SaysLayerAndDevice(nameof(Memory), device, () => layer.Forward(new float[8], new float[20], state));
        foreach (Action act
            in (Action[])[
                state.Reset,
                () => state.CopyTo(new float[20], new float[20]),
                () => state.CopyFrom(new float[20], new float[20])])
        {
            Assert.StartsWith(
                $"The state of layer 'Memory' is on the device {device.Name}, which was disposed.",
                Assert.Throws<ObjectDisposedException>(act).Message,
                StringComparison.Ordinal);
        }

        state.Dispose();
        state.Dispose();
    }

    [Fact]
    public void A_state_may_be_disposed_under_a_Forward_and_then_says_so()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using IRecurrentLayer layer = (IRecurrentLayer)Kinds.Make(nameof(Memory), device);
        RecurrentState state = layer.CreateState(1);
        ((CpuRecurrentState)state).Take();
        state.Dispose();
        ((CpuRecurrentState)state).Give();

        ObjectDisposedException thrown =
            Assert.Throws<ObjectDisposedException>(() => layer.Forward(new float[8], new float[20], state));
        Assert.StartsWith("The state of layer 'Memory' was disposed.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disposed_device_and_its_tensors_refuse_everything()
    {
        CpuDevice device = ComputeDevice.Cpu(2);
        DeviceTensor tensor = device.Allocate(1, 2);
        CapturedWork work = device.Capture(() => { });
        device.Dispose();
        device.Dispose();

        foreach (Action act in (Action[])[
            () => device.Allocate(1, 1), () => device.Capture(() => { }), work.Run, device.Synchronize,
            () => device.Add(tensor, tensor, tensor), () => device.Concat(tensor, tensor, tensor)])
        {
            ObjectDisposedException thrown = Assert.Throws<ObjectDisposedException>(act);
            Assert.StartsWith($"The device {device.Name} was disposed.", thrown.Message, StringComparison.Ordinal);
            Assert.Equal(device.Name, thrown.ObjectName);
        }

        foreach (Action act
            in (Action[])[
                () => tensor.CopyFrom([1, 2]),
                () => tensor.CopyTo(new float[2]),
                () => _ = ((CpuTensor)tensor).Span.Length])
        {
            Assert.StartsWith(
                $"The tensor [1, 2] is on the device {device.Name}, which was disposed.",
                Assert.Throws<ObjectDisposedException>(
                    act).Message, StringComparison.Ordinal);
        }

        tensor.Dispose();
        work.Dispose();
        Assert.Equal("requested", device.Reason);
    }

    private static void SaysLayerAndDevice(string layer, CpuDevice device, Action act)
    {
        ObjectDisposedException thrown = Assert.Throws<ObjectDisposedException>(act);
        Assert.StartsWith(
            $"Layer '{layer}' is on the device {device.Name}, which was disposed.",
            thrown.Message,
            StringComparison.Ordinal);
        Assert.Equal(device.Name, thrown.ObjectName);
    }
}
