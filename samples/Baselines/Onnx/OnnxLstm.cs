using System.Collections.Generic;

namespace Baselines.Onnx;

/// <summary>The choices that decide how fast ONNX Runtime computes an LSTM.</summary>
public sealed class OnnxLstm
{
    // Null for the operator that computes a whole layer.
    private readonly OnnxProductForm? unrolled;

    private OnnxLstm(OnnxProductForm? unrolled) => this.unrolled = unrolled;

    /// <summary>Gets the LSTM operator, then step after step as products and activations of their own.</summary>
    public static IReadOnlyList<OnnxLstm> Choices { get; } =
        [
            new(unrolled: null),
            new(OnnxProductForm.MatMul),
            new(OnnxProductForm.Gemm),
            new(OnnxProductForm.UnpackedGemm)];

    /// <summary>Gets the library and the choice.</summary>
    public string Name =>
        $"{OnnxRuntimeChoice.LibraryName} {(unrolled is null ? "LSTM" : $"unrolled, {unrolled.Name}")}";

    /// <summary>Loads an LSTM: everything that need not happen in every call happens here.</summary>
    /// <param name="work">What each run computes; the result is [steps, batch, outputs].</param>
    public IContestant Load(LstmWork work)
    {
        IOnnxLstmForm form = unrolled is null ? new LstmOperatorForm() : new UnrolledLstmForm(unrolled);
        return new OnnxLstmContestant(
            Name, form, new OnnxOptions(work.Threads) { Prepacked = unrolled?.Prepacked ?? true }, work);
    }
}
