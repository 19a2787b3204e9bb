using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing;
using BalancedKernels.Gpu.Tests.Chains;
using BalancedKernels.Gpu.Tests.Convolutions;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Operations;
using BalancedKernels.Gpu.Tests.Recurrent;
using BalancedKernels.Testing;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu.Tests;

/// <summary>Devices, layers and tensors that nobody holds any more, on a real OpenCL driver.</summary>
public sealed class ForgottenTests(OpenClFixture opened) : IClassFixture<OpenClFixture>
{
    private static readonly Dictionary<string, Func<GpuDevice, Func<float[]>>> s_uses = new()
    {
        ["linear"] = device => Use(FiveToFour.Create(new RandomNumbers(1).Weights(FiveToFour.Descriptions[0]), device)),
        ["convolution"] = device => Use(
            GpuConvolutionEngine.Create<FixedEdges>(device, ConvolutionCheck.Weights(FixedEdges.Descriptions[0])),
            3 * 7 * 6,
            20 * 7 * 6),
        ["operation"] = device => Use(
            GpuOperations.Create(OperationCases.Named("Softmax37"), device),
            OperationCases.Named("Softmax37").Inputs,
            OperationCases.Named("Softmax37").Outputs),
        ["recurrent"] =
            device => Use(LstmUnit.Create(RecurrentCase.All[nameof(LstmUnit)].Weights(new RandomNumbers(1)), device)),
        ["chain"] = device => Use(MakeChain(device)),
        ["state"] = State,
        ["tensor"] = Tensor,
        ["captured work"] = Captured,
    };

    public static TheoryData<string, bool> Uses
    {
        get
        {
            TheoryData<string, bool> data = [];
            foreach (string use in s_uses.Keys)
            {
                data.Add(use, false);
                data.Add(use, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void A_finalizer_gets_a_result_or_is_told_of_the_disposal(string use, bool forgetsDevice)
    {
        GpuDevice device = opened.DeviceOrSkip();
        float[] expected = s_uses[use](device)();
        Outcome outcome = new();

        Forget(use, forgetsDevice ? null : device, outcome);
        Collect(() => outcome.Said is not null);

        if (outcome.Said == "result")
            Assert.Equal(expected, outcome.Result);
        else
            Assert.Equal(nameof(ObjectDisposedException), outcome.Said);
    }

    [Fact]
    public void A_forgotten_device_is_closed()
    {
        opened.DeviceOrSkip();
        Accelerator accelerator = ForgetDevice();

        Collect(() => accelerator.IsDisposed);

        Assert.True(accelerator.IsDisposed);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(string use, GpuDevice? device, Outcome outcome) =>
        _ = new Owner(s_uses[use](device ?? Open()), outcome);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Accelerator ForgetDevice()
    {
        GpuDevice device = Open();
        FiveToFour layer = FiveToFour.Create(new RandomNumbers(1).Weights(FiveToFour.Descriptions[0]), device);
        layer.Forward(new float[5], new float[4]);
        return device.Accelerator;
    }

    private static void Collect(Func<bool> isEnough)
    {
        for (int i = 0; i < 10 && !isEnough(); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static GpuDevice Open() => (GpuDevice)ComputeDevice.Open("opencl");

    private static Func<float[]> Use(ILayer layer) => () =>
    {
        float[] output = new float[layer.Outputs];
        layer.Forward(Numbers(layer.Inputs), output);
        return output;
    };

    private static Func<float[]> Use(LayerEngine engine, int inputs, int outputs) => () =>
    {
        float[] output = new float[outputs];
        engine.Forward(Numbers(inputs), output);
        return output;
    };

    private static Func<float[]> State(GpuDevice device)
    {
        RecurrentState state =
            LstmUnit.Create(RecurrentCase.All[nameof(LstmUnit)].Weights(new RandomNumbers(1)), device).CreateState(2);
        state.CopyFrom([1, 2], [3, 4]);
        return () =>
        {
            float[] hidden = new float[2];
            state.CopyTo(hidden, new float[2]);
            return hidden;
        };
    }

    private static Func<float[]> Tensor(GpuDevice device)
    {
        DeviceTensor tensor = device.Allocate(1, 3);
        tensor.CopyFrom([1, 2, 3]);
        return () =>
        {
            float[] numbers = new float[3];
            tensor.CopyTo(numbers);
            return numbers;
        };
    }

    private static Func<float[]> Captured(GpuDevice device)
    {
        FiveToFour layer = FiveToFour.Create(new RandomNumbers(1).Weights(FiveToFour.Descriptions[0]), device);
        DeviceTensor input = device.Allocate(1, 5);
        DeviceTensor output = device.Allocate(1, 4);
        input.CopyFrom(Numbers(5));
        CapturedWork work = device.Capture(() => layer.Forward(input, output));
        return () =>
        {
            float[] numbers = new float[4];
            work.Run();
            output.CopyTo(numbers);
            return numbers;
        };
    }

    private static Chain MakeChain(GpuDevice device)
    {
        RandomNumbers numbers = new(1);
        return Chain.Create(
            ChainPool.Create(device),
            ChainFirst.Create(numbers.Weights(ChainFirst.Descriptions[0]), device),
            ChainSecond.Create(numbers.Weights(ChainSecond.Descriptions[0]), device),
            ChainLast.Create(numbers.Weights(ChainLast.Descriptions[0]), device),
            ChainShares.Create(device));
    }

    private static float[] Numbers(int length) => new RandomNumbers(length).Vector(length);

    /// <summary>What a finalizer saw.</summary>
    private sealed class Outcome
    {
        public string? Said { get; set; }

        public float[] Result { get; set; } = [];
    }

    /// <summary>Uses what it owns when it is finalized.</summary>
    private sealed class Owner(Func<float[]> use, Outcome outcome)
    {
        ~Owner()
        {
            try
            {
                outcome.Result = use();
                outcome.Said = "result";
            }
            catch (Exception exception)
            {
                outcome.Said = exception is ObjectDisposedException
                    ? nameof(ObjectDisposedException)
                    : exception.ToString();
            }
        }
    }
}
