using System;
using System.Collections.Generic;
using System.Globalization;
using BalancedKernels;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using GpuBundle.Verify.Cases;
using GpuBundle.Verify.Results;

namespace GpuBundle.Verify.Running;

/// <summary>Tries one layer on one device.</summary>
internal sealed class LayerCheck
{
    private readonly GpuDevice device;
    private readonly LinearDescription layer;
    private readonly LayerNumbers numbers;
    private readonly Lazy<ReferenceOutput> reference;
    private readonly Lazy<ReferenceOutput> tensorReference;

    private LayerCheck(CheckedLayer tried, GpuDevice device, int seed)
    {
        this.device = device;
        layer = tried.Layer.Description;
        numbers = new LayerNumbers(layer, tried.LargestBatch, seed);
        reference = new(() => LinearReference.Compute(numbers.Weights, layer.Activation, numbers.Input));
        tensorReference =
            new(() => LinearReference.ComputeOnTensorCores(numbers.Weights, layer.Activation, numbers.Input));
    }

    /// <summary>Tries everything; what fails becomes a result, and the rest is tried all the same.</summary>
    public static IReadOnlyList<CaseResult> Run(CheckedLayer tried, GpuDevice device, int seed)
    {
        LayerCheck check = new(tried, device, seed);
        List<CaseResult> results = [];
        GpuLinearEngine? engine = null;
        try
        {
            foreach (CheckedCase @case in tried.Cases)
            {
                Finding finding;
                try
                {
                    engine ??= tried.Layer.Create(device, check.numbers.Weights);
                    finding = check.Try(@case, engine);
                }
                catch (Exception exception)
                {
                    // Drivers and compilers of kernels fail in ways that nobody can list.
                    finding = new Finding(double.PositiveInfinity, exception.Message);
                }

                results.Add(CaseResult.Of(@case, device.HasTensorCores, finding));
            }
        }
        finally
        {
            engine?.Dispose();
        }

        return results;
    }

    private Finding Try(CheckedCase @case, GpuLinearEngine engine)
    {
        ReadOnlySpan<float> input = numbers.Input.AsSpan(0, @case.Batch * layer.Inputs);
        IReadOnlyList<PoisonedMemory> runs = @case.Route.Run(engine, layer, input);
        float[] output = runs[0].Output();
        bool isOnTensorCores = device.HasTensorCores && @case.Layer.UsesTensorCores(@case.Batch);
        ReferenceOutput expected = (isOnTensorCores ? tensorReference : reference).Value.Take(output.Length);
        ReferenceComparison found = expected.Compare(output);

        return new Finding(
            found.LargestShare,
            runs[0].Damage() ?? WrongNumber(found, expected, output) ?? runs[0].DifferenceFrom(runs[1]));
    }

    private string? WrongNumber(ReferenceComparison found, ReferenceOutput expected, float[] output)
    {
        int at = found.FirstOutside;
        return found.IsWithin
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"sample {at / layer.Outputs}, row {at % layer.Outputs} is {output[at]:R}, expected {expected.Values[at]:R} within {expected.Bounds[at]:E2}");
    }
}
