using System.Collections.Generic;

namespace Rivals.Onnx;

/// <summary>The choices that decide how fast ONNX Runtime computes a linear layer.</summary>
/// <param name="Form">Which operators the layer is written with.</param>
/// <param name="Prepacked">Whether constant weights are laid out for the kernel at load; without it ONNX Runtime reads them as they are.</param>
public sealed record OnnxRuntimeChoice(LinearForm Form, bool Prepacked) : IRival
{
    internal const string LibraryName = "ONNX Runtime";

    /// <summary>Gets every choice; the rival is the best of them.</summary>
    public static IReadOnlyList<OnnxRuntimeChoice> All { get; } =
    [
        new(LinearForm.MatMul, Prepacked: true),
        new(LinearForm.MatMul, Prepacked: false),
        new(LinearForm.Gemm, Prepacked: true),
        new(LinearForm.Gemm, Prepacked: false),
        new(LinearForm.GemmTransposed, Prepacked: true),
        new(LinearForm.GemmTransposed, Prepacked: false),
    ];

    /// <inheritdoc/>
    public string Library => LibraryName;

    /// <inheritdoc/>
    public string Name
    {
        get
        {
            string form = Form == LinearForm.GemmTransposed ? "Gemm transB" : Form.ToString();
            return $"{LibraryName} {form}, {(Prepacked ? "prepacked" : "not prepacked")}";
        }
    }

    /// <inheritdoc/>
    public RivalPrecision Precision => RivalPrecision.Float32;

    /// <inheritdoc/>
    public IContestant Load(LayerWork work, int copies) => new OnnxRuntimeContestant(Name, OnnxLinearModel.Write(work, Form, copies), Prepacked, work, copies);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
