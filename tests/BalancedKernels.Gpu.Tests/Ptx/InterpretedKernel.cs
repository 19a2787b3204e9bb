using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using BalancedKernels.Gpu.Tests.Layers;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>Runs the CUDA form of a layer's kernel in the interpreter, as the engine would launch it.</summary>
internal static class InterpretedKernel
{
    // Fewer groups than tiles where there are several: the tile loop must go round.
    private const int GroupsX = 2;

    /// <summary>Runs one batch; layouts are those that the kernel was made for.</summary>
    /// <returns>[batch, outputs], row-major.</returns>
    public static float[] Run<TInput, TOutput>(LayerCase layer, GpuLinearKernel kernel, GpuKernelShape shape, LinearWeights weights, float[] input)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        LinearDescription description = layer.Description;
        int batch = input.Length / description.Inputs;
        PtxProgram program = new(OfflinePtx.Compile(kernel, shape, CudaArchitecture.SM_90));
        byte[] packed = MemoryMarshal.AsBytes(GpuPacking.Pack(weights, layer.Plan.Cell).AsSpan()).ToArray();
        byte[] bias = MemoryMarshal.AsBytes(weights.Bias.Span).ToArray();
        byte[] from = new byte[batch * TInput.Length(description.Inputs) * sizeof(float)];
        byte[] to = new byte[batch * TOutput.Length(description.Outputs) * sizeof(float)];
        Span<float> inputs = MemoryMarshal.Cast<byte, float>(from.AsSpan());
        Span<float> outputs = MemoryMarshal.Cast<byte, float>(to.AsSpan());
        outputs.Fill(float.NaN);
        for (int i = 0; i < input.Length; i++)
            inputs[Place<TInput>(i, description.Inputs)] = input[i];

        byte[][] buffers = [packed, bias, from, to];
        PtxMachine.Run(program, buffers, Parameters(program, buffers, batch), GpuKernelShape.Threads, GroupsX, (batch + shape.Samples - 1) / shape.Samples);

        float[] output = new float[batch * description.Outputs];
        for (int i = 0; i < output.Length; i++)
            output[i] = outputs[Place<TOutput>(i, description.Outputs)];

        return output;
    }

    private static int Place<TLayout>(int number, int features)
        where TLayout : struct, ITensorLayout =>
        (number / features * TLayout.Length(features)) + TLayout.IndexOf(number % features, features);

    // A view is an address and a length of eight bytes each.
    private static byte[] Parameters(PtxProgram program, byte[][] buffers, int batch)
    {
        byte[] parameters = new byte[program.ParameterBytes];
        for (int i = 0; i < buffers.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(parameters.AsSpan(16 * i), PtxMemory.AddressOf(i));
            BinaryPrimitives.WriteInt64LittleEndian(parameters.AsSpan((16 * i) + 8), buffers[i].Length);
        }

        BinaryPrimitives.WriteInt32LittleEndian(parameters.AsSpan(16 * buffers.Length), batch);
        return parameters;
    }
}
