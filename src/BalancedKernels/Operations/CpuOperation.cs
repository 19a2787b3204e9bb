using System;

namespace BalancedKernels;

/// <summary>What a layer without a weight matrix does on a CPU, in items that any thread may do.</summary>
internal abstract class CpuOperation : CpuWork
{
    /// <summary>Gets about how many half nanoseconds one sample takes one thread.</summary>
    public abstract long CostPerSample { get; }

    /// <summary>Gets how many items a batch is.</summary>
    public abstract int CountItems(int batch);

    /// <summary>Checks the numbers of an input where not every number is allowed.</summary>
    /// <exception cref="ArgumentException">One is refused.</exception>
    public virtual void CheckInput(ReadOnlySpan<float> input, string layer)
    {
    }

    /// <summary>Makes the operation that a description tells of.</summary>
    /// <param name="operation">Sizes that fit each other.</param>
    /// <param name="weights">Factors and summands; null for an operation without.</param>
    public static CpuOperation Of(OperationDescription operation, ScaleShift? weights) => operation switch
    {
        PoolDescription { Kind: PoolKind.Max } pool => new CpuPool<CpuMaximum>(pool),
        PoolDescription pool => new CpuPool<CpuMean>(pool),
        AdaptivePoolDescription pool => new CpuAdaptivePool(pool),
        SoftmaxDescription softmax => new CpuSoftmax(softmax),
        NormDescription norm => new CpuNorm(norm, weights!),
        BatchNormDescription norm => new CpuScaleShift(norm, weights!),
        FlattenDescription flatten => new CpuElements<CpuIdentity>(flatten.Inputs),
        PixelShuffleDescription shuffle => new CpuPixelShuffle(shuffle),
        ActivationDescription activation => CpuFunctions.Elements(activation.Activation, activation.Inputs),
        _ =>
            throw new ArgumentException($"There are no CPU kernels for {operation.GetType().Name}.", nameof(operation)),
    };
}
