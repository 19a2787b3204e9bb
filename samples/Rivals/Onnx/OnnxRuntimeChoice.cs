using System.Collections.Generic;

namespace Rivals.Onnx;

/// <summary>The choices that decide how fast ONNX Runtime computes a linear layer.</summary>
/// <param name="Form">Which operators the layer is written with.</param>
/// <param name="Prepacked">Whether constant weights are laid out for the kernel at load; without it ONNX Runtime reads them as they are.</param>
public sealed record OnnxRuntimeChoice(LinearForm Form, bool Prepacked)
{
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

    /// <summary>Names the choice as a table does: <c>Gemm, prepacked</c>.</summary>
    public override string ToString()
    {
        string form = Form == LinearForm.GemmTransposed ? "Gemm transB" : Form.ToString();
        return Prepacked ? $"{form}, prepacked" : $"{form}, not prepacked";
    }
}
