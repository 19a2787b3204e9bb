using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes one kernel up to its tiles: the same steps for every instruction set and family.</summary>
/// <remarks>
/// From the outside in: a pass of samples, tiles of 16 rows, groups of samples, blocks, slots. Weights and indices
/// are read in the order in which they stand, once per group of samples.
/// </remarks>
internal sealed class CpuKernelText(CodeWriter code, LayerModel layer, CpuPlan plan, CpuForm form, bool batched)
{
    private readonly CpuSample[] samples = batched
        ? [.. Enumerable.Range(0, form.Registers.SamplesPerGroup).Select(sample => new CpuSample($"Of{sample}"))]
        : [new CpuSample(string.Empty)];

    private int Inputs => layer.Shape.Inputs;

    private int Outputs => layer.Shape.Outputs;

    private bool HasTail => plan.TailBlocks > 0;

    /// <summary>Writes the kernel with the paragraph above it.</summary>
    public void Write()
    {
        CpuDocs.WriteParagraph(code, layer, plan, form, batched);
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open($"public static void {CpuKernelNames.Kernel(layer, form.Name, batched)}(in {RuntimeNames.CpuLinearShare} share)");
        WriteReferences();

        if (batched)
            WritePasses();
        else
            WriteSingle();

        code.Close();
    }

    private void WriteReferences()
    {
        code.Line(layer.Weights == Precision.Float32
            ? "ref float values = ref Unsafe.As<byte, float>(ref MemoryMarshal.GetReference(share.Values));"
            : "ref short values = ref Unsafe.As<byte, short>(ref MemoryMarshal.GetReference(share.Values));");
        if (plan.Path != KernelPath.Dense)
            code.Line("ref byte indices = ref MemoryMarshal.GetReference(share.Indices);");
        if (layer.Bias)
            code.Line("ref float bias = ref MemoryMarshal.GetReference(share.Bias);");
    }

    private void WriteSingle()
    {
        code.Line("ref float input = ref MemoryMarshal.GetReference(share.Input);");
        code.Line("ref float output = ref MemoryMarshal.GetReference(share.Output);");
        if (HasTail)
        {
            CpuTail tail = new(layer, plan);
            code.Line();
            code.Line($"// {tail.Sentence}");
            code.Line($"Span<float> tails = stackalloc float[{tail.Length}];");
            code.Line("tails.Clear();");
            code.Line($"share.Input.Slice({tail.FirstInput}, {tail.RealInputs}).CopyTo(tails);");
            code.Line("ref float tail = ref MemoryMarshal.GetReference(tails);");
        }

        code.Line();
        code.Open("for (int tile = share.FirstTile; tile < share.EndTile; tile++)");
        new CpuTileText(code, layer, plan, form, samples).Write();
        code.Close();
    }

    private void WritePasses()
    {
        int group = samples.Length;
        CpuTail tail = new(layer, plan);
        if (HasTail)
        {
            code.Line();
            code.Line($"// {tail.Sentence}");
            code.Line($"Span<float> tails = stackalloc float[{plan.SamplesPerPass * tail.Length}];");
            code.Line("tails.Clear();");
            code.Line("ref float tail = ref MemoryMarshal.GetReference(tails);");
        }

        code.Line();
        code.Open($"for (int pass = 0; pass < share.Batch; pass += {plan.SamplesPerPass})");
        code.Line($"int samples = Math.Min({plan.SamplesPerPass}, share.Batch - pass);");
        code.Line($"ReadOnlySpan<float> inputs = share.Input.Slice(pass * {Inputs}, samples * {Inputs});");
        code.Line("ref float input = ref MemoryMarshal.GetReference(inputs);");
        code.Line($"ref float output = ref MemoryMarshal.GetReference(share.Output.Slice(pass * {Outputs}));");
        if (HasTail)
        {
            code.Line("for (int sample = 0; sample < samples; sample++)");
            code.Line($"    inputs.Slice((sample * {Inputs}) + {tail.FirstInput}, {tail.RealInputs}).CopyTo(tails.Slice(sample * {tail.Length}));");
        }

        code.Line();
        code.Open("for (int tile = share.FirstTile; tile < share.EndTile; tile++)");
        code.Open($"for (int sample = 0; sample < samples; sample += {group})");
        if (group > 1)
            code.Line("// A group that is not full computes its last sample more than once.");
        for (int sample = 0; sample < group; sample++)
        {
            CpuSample names = samples[sample];
            code.Line(sample == 0 ? "int sampleOf0 = sample;" : $"int sampleOf{sample} = Math.Min(sample + {sample}, samples - 1);");
            code.Line($"ref float {names.Input} = ref Unsafe.Add(ref input, sampleOf{sample} * {Inputs});");
            code.Line($"ref float {names.Output} = ref Unsafe.Add(ref output, sampleOf{sample} * {Outputs});");
            if (HasTail)
                code.Line($"ref float {names.Tail} = ref Unsafe.Add(ref tail, sampleOf{sample} * {tail.Length});");
        }

        code.Line();
        new CpuTileText(code, layer, plan, form, samples).Write();
        code.Close();
        code.Close();
        code.Close();
    }
}
