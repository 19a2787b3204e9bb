using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Ptx;
using BalancedKernels.Testing;
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
        output.WriteLine(
            "PTX instructions of all threads, staging and padding among them, and loads from shared and global memory, a product:");
        foreach (GpuLayer layer in LayerCases.Names.Select(row => LayerCases.Named(row.Data)))
        {
            foreach (GpuKernel kernel in layer.PlainKernels)
            {
                PtxCounts counts = Run(layer, kernel);
                output.WriteLine(Row(layer.Description, counts, kernel.Shape.Samples));
                conflicts.AddRange(Conflicts(layer, counts));
            }
        }

        Assert.Empty(conflicts);
    }

    [Fact]
    public void Kernels_for_tensor_cores_read_and_write_shared_memory_without_bank_conflicts()
    {
        List<string> conflicts = [];
        output.WriteLine("The same for tensor cores, whose multiplications count once a thread:");
        foreach (GpuLayer layer in PtxTensorTests.Layers)
        {
            foreach (GpuKernel kernel in layer.TensorKernels)
            {
                int batch = kernel.Shape.Samples;
                RandomNumbers numbers = new(Seed);
                LinearWeights weights = numbers.Weights(layer.Description);
                PtxCounts counts = new InterpretedTensorKernel(layer, kernel).Run(
                    parts: 1, weights, numbers.Vector(batch * layer.Description.Inputs)).Counts;
                output.WriteLine(Row(layer.Description, counts, batch));
                conflicts.AddRange(Conflicts(layer, counts));
            }
        }

        Assert.Empty(conflicts);
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(2, 9.5)]
    [InlineData(4, 7)]
    public void A_product_of_32_6_in_halves_costs_so_many_instructions(int batch, double most)
    {
        // Shift, mask, add and load for the input, two for the weight, two to multiply and add, and a share of all that
        // surrounds them:
        // 15.2, and 9.2 and 6.5 where two and four samples share what is done for a weight. More is a kernel that got
        // worse.
        GpuLayer layer = LayerCases.Named(nameof(Half32K6Wide));
        double products =
            (double)batch * layer.Description.Outputs * layer.Description.Pattern.Slots(layer.Description.Inputs);

        Assert.InRange(Run(layer, layer.CudaCoreKernel(batch)).ThreadInstructions / products, 1, most);
    }

    private static IEnumerable<string> Conflicts(GpuLayer layer, PtxCounts counts) => counts.Instructions
        .Where(count => count.BankConflicts > 0)
        .Select(count =>
            $"{layer.Description.Name}, line {count.Instruction.Line}, '{count.Instruction.Text}': {count.BankConflicts} conflicts in {count.Warps} accesses");

    private static PtxCounts Run(GpuLayer layer, GpuKernel kernel)
    {
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = numbers.Vector(kernel.Shape.Samples * layer.Description.Inputs);
        return InterpretedKernel.Run<RowMajor, RowMajor>(layer, kernel, weights, input).Counts;
    }

    private static string Row(LinearDescription layer, PtxCounts counts, int batch)
    {
        double products = (double)batch * layer.Outputs * layer.Pattern.Slots(layer.Inputs);
        string shape = string.Create(
            CultureInfo.InvariantCulture, $"{layer.Name} {layer.Outputs} x {layer.Inputs}, batch {batch}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{shape,-38} {counts.ThreadInstructions / products,8:F1} {counts.ThreadInstructionsOf(PtxKind.SharedLoad) / products,8:F2} {counts.ThreadInstructionsOf(PtxKind.GlobalLoad) / products,8:F2}");
    }
}
