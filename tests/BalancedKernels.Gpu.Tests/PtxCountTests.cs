using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Ptx;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>What the CUDA form of every kernel executes, and how it goes to shared memory.</summary>
public sealed class PtxCountTests(ITestOutputHelper output)
{
    private const int Seed = 20260101;

    [Fact]
    public void Kernels_read_and_write_shared_memory_without_bank_conflicts()
    {
        List<string> conflicts = [];
        output.WriteLine("PTX instructions of all threads, staging and padding among them, and loads from shared and global memory, a product:");
        foreach (GpuLayer layer in LayerCases.Names.Select(row => LayerCases.Named(row.Data)))
        {
            foreach (bool batched in new[] { false, true })
            {
                int batch = batched ? layer.Plan.Batched.Samples : 1;
                PtxCounts counts = Run(layer, batched, batch);
                output.WriteLine(Row(layer.Description, counts, batch));
                conflicts.AddRange(counts.Instructions
                    .Where(count => count.BankConflicts > 0)
                    .Select(count => $"{layer.Description.Name}, line {count.Instruction.Line}, '{count.Instruction.Text}': {count.BankConflicts} conflicts in {count.Warps} accesses"));
            }
        }

        Assert.Empty(conflicts);
    }

    private static PtxCounts Run(GpuLayer layer, bool batched, int batch)
    {
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = numbers.Vector(batch * layer.Description.Inputs);
        return InterpretedKernel.Run<Plain, Plain>(layer, layer.CudaKernel(batched), batched ? layer.Plan.Batched : layer.Plan.Gemv, weights, input).Counts;
    }

    private static string Row(LinearDescription layer, PtxCounts counts, int batch)
    {
        double products = (double)batch * layer.Outputs * layer.Pattern.Slots(layer.Inputs);
        string shape = string.Create(CultureInfo.InvariantCulture, $"{layer.Name} {layer.Outputs} x {layer.Inputs}, batch {batch}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{shape,-38} {counts.ThreadInstructions / products,8:F1} {counts.ThreadInstructionsOf(PtxKind.SharedLoad) / products,8:F2} {counts.ThreadInstructionsOf(PtxKind.GlobalLoad) / products,8:F2}");
    }
}
