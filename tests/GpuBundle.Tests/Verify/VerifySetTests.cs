using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using GpuBundle.Verify.Cases;
using GpuBundle.Zoo;
using OfflineKernels;

namespace GpuBundle.Tests.Verify;

/// <summary>What the sets try.</summary>
public sealed class VerifySetTests
{
    private static IEnumerable<CheckedCase> AllCases => VerifySet.All.Layers.SelectMany(layer => layer.Cases);

    [Fact]
    public void Every_kind_of_kernel_pattern_and_precision_of_the_zoo_is_tried()
    {
        HashSet<string> tried = [.. AllCases.Select(@case => Combination(@case.Layer, @case.Batch))];
        string[] missing = [
            .. GpuZoo.Layers.SelectMany(layer =>
                layer.Batches.Select(batch => Combination(layer, batch))).Where(wanted => !tried.Contains(wanted))];

        Assert.Empty(missing);

        // Three precisions of thirteen patterns with three kernels each, two of them with two more, or three where rows
        // are spread out, and the general block.
        Assert.Equal(
            (3 * 13 * 3) + (2 * 13 * 2) + (2 * 11) + 3,
            GpuZoo.Layers.SelectMany(layer => layer.Batches.Select(batch => Combination(layer, batch)))
                .Distinct()
                .Count());
    }

    [Fact]
    public void Every_kind_of_kernel_is_tried_in_every_precision_that_has_it()
    {
        string[] kinds = [
            .. AllCases.Select(@case =>
                $"{@case.Layer.Description.WeightType} {KernelKind.Of(@case.Layer, @case.Batch, hasTensorCores: true)}").Distinct()];

        foreach (string columns in new[] { "indices", "bitmask", "dense", "general" })
        {
            foreach (WeightType weights in Enum.GetValues<WeightType>())
            {
                Assert.Contains($"{weights} Gemv {columns}", kinds);
                Assert.Contains($"{weights} Pair {columns}", kinds);
                Assert.Contains($"{weights} Batched {columns}", kinds);

                // A general block has no kernels for tensor cores, nor have weights of 32 bits.
                bool hasTensorKernels = columns != "general" && weights != WeightType.Float32;
                Assert.Equal(hasTensorKernels, kinds.Contains($"{weights} TensorSmallBatch {columns}"));
                Assert.Equal(hasTensorKernels, kinds.Contains($"{weights} TensorMediumBatch {columns}"));
                Assert.Equal(
                    hasTensorKernels && columns != "dense", kinds.Contains($"{weights} TensorLargeBatch {columns}"));
            }
        }
    }

    [Fact]
    public void Every_activation_is_tried_in_every_precision() => Assert.Equal(
        Enum.GetValues<WeightType>().Length * Enum.GetValues<Activation>().Length,
        VerifySet.All.Layers.Select(layer => (layer.Layer.Description.WeightType, layer.Layer.Description.Activation))
            .Distinct()
            .Count());

    [Fact]
    public void Every_pair_of_layouts_is_tried_with_every_kind_of_kernel()
    {
        // Row-major, lane-major 32 and lane-major 64, in and out; host memory; captured.
        foreach (IGrouping<string, CheckedCase> kind
            in AllCases.GroupBy(@case => KernelKind.Of(@case.Layer, @case.Batch, hasTensorCores: true).Kernel))
            Assert.Equal(11, kind.Select(@case => @case.Route.Name).Distinct().Count());
    }

    [Fact]
    public void Thousands_of_cases_have_few_layers()
    {
        Assert.InRange(VerifySet.All.Layers.Count, 1, 70);
        Assert.InRange(AllCases.Count(), 2000, int.MaxValue);
        Assert.InRange(VerifySet.Small.Layers.Count, 1, 5);
    }

    [Fact]
    public void No_case_is_tried_twice()
    {
        foreach (VerifySet set in VerifySet.Sets)
        {
            string[] names = [.. set.Layers.SelectMany(layer => layer.Cases).Select(@case => @case.ToString())];
            Assert.Equal(names.Length, names.Distinct().Count());
        }
    }

    [Fact]
    public void Batches_are_whole_groups_of_every_kernel_and_one_more()
    {
        foreach (CheckedLayer layer in VerifySet.All.Layers)
        {
            int[] batches = [.. layer.Cases.Select(@case => @case.Batch).Distinct()];
            foreach (int samples in layer.Layer.Batches.Where(samples => samples > 1))
            {
                Assert.Contains(samples, batches);
                Assert.Contains(samples + 1, batches);
            }
        }
    }

    [Fact]
    public void A_kernels_kind_follows_the_batch_and_the_device()
    {
        GpuLayer layer = GpuZoo.Layers.First(layer =>
            layer.Description.WeightType == WeightType.Float16 && layer.Description.Pattern.ToString() == "32:6");

        Assert.Equal("Gemv indices", KernelKind.Of(layer, 1, hasTensorCores: true).ToString());
        Assert.Equal("Pair indices", KernelKind.Of(layer, 2, hasTensorCores: true).ToString());
        Assert.Equal("TensorSmallBatch indices", KernelKind.Of(layer, 8, hasTensorCores: true).ToString());
        Assert.Equal("TensorMediumBatch indices", KernelKind.Of(layer, 9, hasTensorCores: true).ToString());
        Assert.Equal("TensorLargeBatch indices", KernelKind.Of(layer, 33, hasTensorCores: true).ToString());
        Assert.Equal("Batched indices", KernelKind.Of(layer, 9, hasTensorCores: false).ToString());
    }

    private static string Combination(GpuLayer layer, int batch) =>
        $"{KernelKind.Of(layer, batch, hasTensorCores: true)} {layer.Description.Pattern} {layer.Description.WeightType}";
}
