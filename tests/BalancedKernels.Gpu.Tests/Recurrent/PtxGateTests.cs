using System;
using System.Linq;
using System.Runtime.InteropServices;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Ptx;
using BalancedKernels.Ptx.Memory;
using BalancedKernels.Testing;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Recurrent;

/// <summary>The kernels of gates and states as CUDA text, executed by the interpreter.</summary>
public sealed class PtxGateTests
{
    private const int Batch = 3;
    private const int Units = 20;
    private const int Bands = 2;

    // The units of this pass stand second in the output, behind those of another.
    private const int Outputs = 45;

    private readonly RandomNumbers numbers = new(23);

    [Theory]
    [InlineData(RecurrentKind.Lstm)]
    [InlineData(RecurrentKind.Gru)]
    public void The_CUDA_text_agrees_with_the_reference(RecurrentKind kind)
    {
        GpuGateKernel kernel = kind == RecurrentKind.Lstm ? GpuGateKernels.Lstm : GpuGateKernels.Gru;
        int gates = kind == RecurrentKind.Lstm ? 4 : 3;
        float[] inputSums = numbers.Vector(Batch * Bands * gates * CpuTile.Rows);
        float[] hiddenSums = numbers.Vector(inputSums.Length);
        float[] bias = numbers.Vector(Bands * 4 * CpuTile.Rows);
        float[] hidden = numbers.Vector(Batch * Units);
        float[] cell = numbers.Vector(Batch * Units);

        string text = OfflinePtx.Compile(kernel.Method, new GpuKernelShape(1, 1, 1), CudaArchitecture.SM_90);
        Assert.DoesNotContain(".extern .func", text, StringComparison.Ordinal);
        PtxKernel loaded = PtxKernel.Load(text);
        GlobalMemory memory = new();
        GlobalBuffer hiddenMemory = memory.AddUpdated("hidden", MemoryMarshal.AsBytes<float>(hidden));
        GlobalBuffer cellMemory = memory.AddUpdated("cell", MemoryMarshal.AsBytes<float>(cell));
        GlobalBuffer output = memory.AddOutput("output", Batch * Outputs * sizeof(float));
        ReadOnlyMemory<byte> arguments = new PtxArguments(loaded)
            .AddView(memory.AddInput("inputSums", MemoryMarshal.AsBytes<float>(inputSums)), inputSums.Length)
            .AddView(memory.AddInput("hiddenSums", MemoryMarshal.AsBytes<float>(hiddenSums)), hiddenSums.Length)
            .AddView(memory.AddInput("bias", MemoryMarshal.AsBytes<float>(bias)), bias.Length)
            .AddView(hiddenMemory, hidden.Length)
            .AddView(cellMemory, cell.Length)
            .AddView(output, Batch * Outputs)
            .Add(Units)
            .Add(Outputs)
            .Add(Batch * Units)
            .ToMemory();
        loaded.Run(
            new PtxLaunch(
                new PtxDim(GpuThreads.Groups(Batch * Units)), new PtxDim(GpuThreads.PerGroup), memory, arguments));

        float[] hiddenAfter = MemoryMarshal.Cast<byte, float>(hiddenMemory.Bytes).ToArray();
        float[] cellAfter = MemoryMarshal.Cast<byte, float>(cellMemory.Bytes).ToArray();
        for (int at = 0; at < Batch * Units; at++)
        {
            int sample = at / Units;
            int unit = at % Units;
            float[] input = [.. Enumerable.Range(0, gates).Select(gate => inputSums[Place(sample, unit, gate)])];
            float[] recurrent = [.. Enumerable.Range(0, gates).Select(gate => hiddenSums[Place(sample, unit, gate)])];
            float[] biases =
                [.. Enumerable.Range(0, 4).Select(vector => bias[(((unit / 16 * 4) + vector) * 16) + (unit % 16)])];
            RecurrentReferenceOutput expected = Expect(kind, input, recurrent, biases, hidden[at], cell[at]);

            Assert.InRange(
                hiddenAfter[at],
                expected.Hidden.Values[0] - expected.Hidden.Bounds[0],
                expected.Hidden.Values[0] + expected.Hidden.Bounds[0]);
            Assert.Equal(hiddenAfter[at], MemoryMarshal.Cast<byte, float>(output.Bytes)[(sample * Outputs) + unit]);
            Assert.True(output.IsWritten(((sample * Outputs) + unit) * sizeof(float), sizeof(float)));
            if (kind == RecurrentKind.Lstm)
                Assert.InRange(
                    cellAfter[at],
                    expected.Cell.Values[0] - expected.Cell.Bounds[0],
                    expected.Cell.Values[0] + expected.Cell.Bounds[0]);
            else
                Assert.Equal(cell[at], cellAfter[at]);
        }

        int Place(int sample, int unit, int gate) =>
            (((((sample * Bands) + (unit / 16)) * gates) + gate) * 16) + (unit % 16);
    }

    // A layer of one unit with an input of ones: its weights are the sums.
    private static RecurrentReferenceOutput Expect(
        RecurrentKind kind, float[] inputSums, float[] hiddenSums, float[] bias, float hidden, float cell)
    {
        BalancedPattern dense = new(2, 2);
        RecurrentDescription layer =
            new("Unit", kind, 2, 1, 1, Bidirectional: false, dense, WeightType.Float32, Bias: true);
        int gates = inputSums.Length;
        float[] weights = [
            .. Enumerable.Range(0, gates).SelectMany(gate =>
                new[] { inputSums[gate], gate < gates - 1 || kind == RecurrentKind.Lstm ? hiddenSums[gate] : 0 })];
        float[] inputBias = bias[..gates];
        float[] hiddenBias = new float[gates];
        if (kind == RecurrentKind.Gru)
            hiddenBias[2] = bias[3] + hiddenSums[2];

        return RecurrentReference.Compute(
            RecurrentWeights.FromPasses(
                [
                    new RecurrentPassWeights(
                        LinearWeights.FromDense(weights, inputBias, layer.InputMatrix(0)),
                        LinearWeights.FromDense(new float[gates], hiddenBias, layer.HiddenMatrix))],
                layer),
            [1, 1],
            batch: 1,
            [hidden],
            kind == RecurrentKind.Lstm ? [cell] : []);
    }
}
