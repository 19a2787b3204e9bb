using System;
using System.Linq;
using System.Threading.Tasks;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>Work that was captured, and is done again as one graph.</summary>
public sealed class CaptureTests : StubTests
{
    private readonly HalfLayer first;
    private readonly FloatLayer second;

    public CaptureTests()
    {
        first = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        second = FloatLayer.Create(Numbers.Weights(FloatLayer.Descriptions[0]), Device);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(16, 3)]
    public void A_network_is_launched_in_one_call(int batch, int kernels)
    {
        using Network network = new(this, batch);
        using CapturedWork forward = Device.Capture(network.Forward);
        Device.Synchronize();
        StubLaunch[] once = [.. StubDriver.Launches];
        StubDriver.Reset();

        long before = GC.GetAllocatedBytesForCurrentThread();
        forward.Run();
        forward.Run();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(["cuGraphLaunch = 0", "cuGraphLaunch = 0"], StubDriver.Calls);
        Device.Synchronize();
        StubLaunch[] again = [.. StubDriver.Launches];

        Assert.Equal(0, allocated);
        Assert.Equal(kernels, once.Length);
        Assert.Equal(2 * kernels, again.Length);
        Assert.All(once, launch => Assert.Equal(0, launch.Graph));
        Assert.All(again, launch => Assert.NotEqual(0, launch.Graph));
        Assert.Equal(once.Concat(once).Select(Work), again.Select(Work));
    }

    [Fact]
    public void Results_are_those_of_the_same_calls()
    {
        using Network network = new(this, 8);
        float[] expected = new float[8 * 20];
        float[] captured = new float[8 * 20];
        InterpretedKernels.While(() =>
        {
            using CapturedWork forward = Device.Capture(network.Forward);
            network.Input.CopyFrom(Numbers.Vector(8 * 256));
            network.Forward();
            network.Output.CopyTo(expected);
            network.Output.CopyFrom(new float[8 * 20]);

            forward.Run();
            network.Output.CopyTo(captured);
        });
        Assert.Equal(expected, captured);
        Assert.Contains(expected, number => number != 0);
    }

    [Fact]
    public void Scratch_that_has_grown_since_is_captured_anew()
    {
        using Network network = new(this, 8);
        using Network larger = new(this, 64);
        using CapturedWork forward = Device.Capture(network.Forward);
        larger.Forward();
        Device.Synchronize();
        StubDriver.Reset();

        forward.Run();
        forward.Run();
        Device.Synchronize();

        // Done and captured by the first Run, launched by the second; the graph of before is gone.
        Assert.Equal([false, false, false, true, true, true], StubDriver.Launches.Select(launch => launch.Graph != 0));
        Assert.Single(StubDriver.Calls, call => call.StartsWith("cuGraphExecDestroy", StringComparison.Ordinal));
        Assert.Equal(1, StubDriver.Graphs);
    }

    [Fact]
    public void What_is_disposed_is_not_run_again()
    {
        using Network network = new(this, 1);
        CapturedWork forward = Device.Capture(network.Forward);
        DeviceTensor unrelated = Device.Allocate(1, 1);
        unrelated.Dispose();
        forward.Run();

        second.Dispose();
        Assert.Throws<ObjectDisposedException>(forward.Run);
        Assert.Throws<ObjectDisposedException>(forward.Run);
        Assert.Equal(0, StubDriver.Graphs);

        forward.Dispose();
        forward.Dispose();
        Assert.Throws<ObjectDisposedException>(forward.Run);
    }

    [Fact]
    public void A_disposed_device_lets_captured_work_go()
    {
        using Network network = new(this, 1);
        using CapturedWork forward = Device.Capture(network.Forward);
        forward.Dispose();
        using CapturedWork kept = Device.Capture(() => { });
        kept.Dispose();
        Device.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Device.Capture(() => { }));
    }

    [Fact]
    public void Steps_that_no_graph_holds_are_refused_and_the_device_goes_on()
    {
        using Network network = new(this, 1);
        using CapturedWork forward = Device.Capture(network.Forward);
        Refused("Copying from host memory", () => network.Input.CopyFrom(new float[256]));
        Refused("Copying to host memory", () => network.Output.CopyTo(new float[20]));
        Refused("Forward on host memory", () => first.Forward(new float[256], new float[96]));
        Refused("Waiting for the device", Device.Synchronize);
        Refused("Allocating a tensor", () => Device.Allocate(1, 1));
        Refused("Loading a layer", () => HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device));
        Refused("Disposing a layer", second.Dispose);
        Refused("Disposing a tensor", network.Output.Dispose);
        Refused("Running captured work", forward.Run);
        Refused("Disposing captured work", forward.Dispose);
        Refused("Capturing other work", () => Device.Capture(network.Forward));

        network.Forward();
        forward.Run();
        Device.Synchronize();
    }

    [Fact]
    public void A_refusal_that_the_work_keeps_quiet_about_is_told()
    {
        using Network network = new(this, 1);

        Assert.Throws<InvalidOperationException>(() => Device.Capture(() =>
        {
            network.Forward();
            Record.Exception(Device.Synchronize);
        }));
        Assert.Equal(0, StubDriver.Graphs);
    }

    [Fact]
    public void Work_that_does_something_else_the_second_time_is_refused()
    {
        using Network small = new(this, 33);
        using Network large = new(this, 160);
        int times = 0;

        string memory = Assert.Throws<InvalidOperationException>(() =>
            Device.Capture(() => (times++ == 0 ? small : large).Forward())).Message;
        times = 0;
        using Network several = new(this, 3);
        string kernel = Assert.Throws<InvalidOperationException>(() =>
            Device.Capture(() => (times++ == 0 ? small : several).Forward())).Message;

        Assert.Contains(
            "needs memory for the arranged inputs of layer 'HalfLayer' when it is captured",
            memory,
            StringComparison.Ordinal);
        Assert.Contains(
            "needs the kernel HalfLayer_256x96_B32K6_Batched when it is captured", kernel, StringComparison.Ordinal);
        large.Forward();
    }

    [Fact]
    public void Work_that_throws_leaves_the_stream_working()
    {
        using Network network = new(this, 1);
        int times = 0;

        Assert.Throws<TimeoutException>(() => Device.Capture(() =>
        {
            network.Forward();
            if (times++ == 1)
                throw new TimeoutException();
        }));

        Assert.Equal(0, StubDriver.Graphs);
        network.Forward();
        Device.Synchronize();
    }

    [Theory]
    [InlineData("cuStreamBeginCapture_v2")]
    [InlineData("cuGraphInstantiateWithFlags")]
    public void A_driver_that_cannot_capture_is_told(string function)
    {
        using Network network = new(this, 1);
        StubDriver.Force(function, 999);

        string message = Assert.Throws<InvalidOperationException>(() => Device.Capture(network.Forward)).Message;

        Assert.Contains("failed during the capture of work", message, StringComparison.Ordinal);
        network.Forward();
    }

    [Fact]
    public async Task Work_of_other_threads_is_not_captured()
    {
        using Network network = new(this, 1);
        using Network other = new(this, 1);
        Task? meanwhile = null;
        using CapturedWork forward = Device.Capture(() =>
        {
            meanwhile ??= Task.Run(other.Forward, TestContext.Current.CancellationToken);
            network.Forward();
        });
        await meanwhile!;
        Device.Synchronize();
        StubDriver.Reset();

        forward.Run();
        Device.Synchronize();

        Assert.Equal(2, StubDriver.Launches.Count);
    }

    private protected override void DisposeOwn()
    {
        first.Dispose();
        second.Dispose();
    }

    private static (string Kernel, (int X, int Y, int Z) Grid, string Arguments) Work(StubLaunch launch) =>
        (launch.Kernel, launch.Grid, Convert.ToHexString(launch.Arguments));

    private void Refused(string step, Action inside)
    {
        string message = Assert.Throws<InvalidOperationException>(() => Device.Capture(inside)).Message;
        Assert.Equal(
            $"{step} cannot be captured: inside Capture, work is Forward on device tensors and nothing else.", message);
    }

    /// <summary>Two layers and the tensors for one batch.</summary>
    private sealed class Network(CaptureTests test, int batch) : IDisposable
    {
        private readonly DeviceTensor between = test.Device.Allocate(batch, 96);

        public DeviceTensor Input { get; } = test.Tensor(batch, 256);

        public DeviceTensor Output { get; } = test.Device.Allocate(batch, 20);

        public void Forward()
        {
            test.first.Forward(Input, between);
            test.second.Forward(between, Output);
        }

        public void Dispose()
        {
            Input.Dispose();
            between.Dispose();
            Output.Dispose();
        }
    }
}
