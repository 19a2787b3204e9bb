using System;
using System.Numerics.Tensors;

namespace Baselines.Blas;

/// <summary>A dense layer in OpenBLAS: a product with a vector for one sample, with a matrix for more.</summary>
/// <remarks>The product is added to a copy of the bias: BLAS would otherwise begin by writing zeros there.</remarks>
internal sealed unsafe class OpenBlasContestant : IContestant
{
    private readonly OpenBlasChoice choice;
    private readonly LayerWork work;
    private readonly WeightRing weights;
    private readonly float[] output;

    public OpenBlasContestant(OpenBlasChoice choice, LayerWork work, int copies)
    {
        this.choice = choice;
        this.work = work;
        output = new float[work.OutputLength];
        weights = new WeightRing((choice.Transposed ? work.Layer.TransposedWeights : work.Layer.Weights).Span, copies);
    }

    public string Name => choice.Name;

    public int Copies => weights.Copies;

    public ReadOnlySpan<float> Output => output;

    public void Run()
    {
        // The number belongs to the process, and somebody else may have changed it.
        choice.Blas.SetThreads(work.Threads);
        for (int copy = 0; copy < weights.Copies; copy++)
            Compute(weights[copy]);
    }

    public void Dispose() => weights.Dispose();

    private void Compute(float* matrix)
    {
        int outputs = work.Layer.Outputs;
        for (int sample = 0; sample < work.Batch; sample++)
            work.Layer.Bias.Span.CopyTo(output.AsSpan(sample * outputs, outputs));

        fixed (float* x = work.Input, y = output)
        {
            if (work.Batch > 1)
                choice.Blas.AddProduct(
                    x, matrix, transposed: !choice.Transposed, work.Batch, work.Layer.Inputs, outputs, y);
            else if (choice.Transposed)
                choice.Blas.AddMatrixVector(matrix, transposed: true, work.Layer.Inputs, outputs, x, y);
            else
                choice.Blas.AddMatrixVector(matrix, transposed: false, outputs, work.Layer.Inputs, x, y);
        }

        if (work.Layer.Relu)
            TensorPrimitives.Max(output, 0f, output);
    }
}
