using System;

namespace BalancedKernels;

/// <summary>
/// The CPU implementation of a layer without a weight matrix, split into work items that any thread can run.
/// </summary>
internal abstract class CpuOperation : CpuWork
{
    /// <summary>Gets the estimated time of one sample on one thread, in units of 0.5 ns.</summary>
    public abstract long CostPerSample { get; }

    /// <summary>Gets the number of work items of a batch.</summary>
    public abstract int CountItems(int batch);

    /// <summary>Checks the values of an input, for an operation that does not accept every value.</summary>
    /// <exception cref="ArgumentException">A value is rejected.</exception>
    public virtual void CheckInput(ReadOnlySpan<float> input, string layer)
    {
    }

    /// <summary>Creates the operation of a description.</summary>
    /// <param name="operation">The description, whose sizes have been checked.</param>
    /// <param name="weights">The scale and shift; null for an operation without weights.</param>
    public static CpuOperation Create(OperationDescription operation, ScaleShift? weights) => operation switch
    {
        PoolDescription { Kind: PoolKind.Max } pool => new CpuPool<CpuMaxPooling>(pool),
        PoolDescription pool => new CpuPool<CpuAveragePooling>(pool),
        AdaptivePoolDescription pool => new CpuAdaptivePool(pool),
        SoftmaxDescription softmax => new CpuSoftmax(softmax),
        NormDescription norm => new CpuNorm(norm, weights!),
        BatchNormDescription norm => new CpuScaleShift(norm, weights!),
        FlattenDescription flatten => new CpuElementwise<CpuIdentity>(flatten.Inputs),
        PixelShuffleDescription shuffle => new CpuPixelShuffle(shuffle),
        ActivationDescription activation => CpuElementwiseFactory.Create(activation.Activation, activation.Inputs),
        _ =>
            throw new ArgumentException($"There are no CPU kernels for {operation.GetType().Name}.", nameof(operation)),
    };
}
