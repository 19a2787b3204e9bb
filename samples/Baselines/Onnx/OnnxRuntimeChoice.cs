using System;
using System.Collections.Generic;
using System.Linq;

namespace Baselines.Onnx;

/// <summary>The choices that decide how fast ONNX Runtime computes a linear layer.</summary>
public sealed class OnnxRuntimeChoice : IBaseline
{
    internal const string LibraryName = "ONNX Runtime";

    private readonly Func<DenseLayer, IOnnxForm> form;
    private readonly bool prepacked;

    // Prepacked: constant weights are laid out for the kernel at load; without it ONNX Runtime reads them as they are.
    private OnnxRuntimeChoice(
        BaselineWeightType precision, string name, bool prepacked, Func<DenseLayer, IOnnxForm> form)
    {
        WeightType = precision;
        Name = $"{LibraryName} {name}, {(prepacked ? "prepacked" : "not prepacked")}";
        this.form = form;
        this.prepacked = prepacked;
    }

    /// <summary>Gets every choice with weights in float32.</summary>
    public static IReadOnlyList<OnnxRuntimeChoice> Float32 { get; } =
    [
        .. Both(BaselineWeightType.Float32, "MatMul", layer => new MatMulForm(layer)),
        .. Both(BaselineWeightType.Float32, "Gemm", layer => new GemmForm(layer, transposed: false)),
        .. Both(BaselineWeightType.Float32, "Gemm transB", layer => new GemmForm(layer, transposed: true)),
    ];

    /// <summary>
    /// Gets every choice with weights in int8; without prepacking 4096 x 4096 takes nine times as long at batch 1.
    /// </summary>
    public static IReadOnlyList<OnnxRuntimeChoice> Int8 { get; } =
    [
        new(BaselineWeightType.Int8, "MatMulInteger", prepacked: true, layer => new QuantizedForm(layer, fused: false)),
        new(
            BaselineWeightType.Int8,
            "DynamicQuantizeMatMul",
            prepacked: true,
            layer => new QuantizedForm(layer, fused: true)),
    ];

    /// <inheritdoc/>
    public string Library => LibraryName;

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public BaselineWeightType WeightType { get; }

    /// <inheritdoc/>
    public IContestant Load(LayerWork work, int copies) => new OnnxRuntimeContestant(
        Name,
        OnnxModel.Write(work, form(work.Layer), copies),
        new OnnxOptions(work.Threads) { Prepacked = prepacked },
        new OnnxSignature(
            [.. Enumerable.Range(0, copies).Select(OnnxModel.InputOf)],
            [.. Enumerable.Range(0, copies).Select(OnnxModel.OutputOf)],
            [work.Batch, work.Layer.Inputs],
            [work.Batch, work.Layer.Outputs]),
        work.Input);

    private static OnnxRuntimeChoice[] Both(
        BaselineWeightType precision, string name, Func<DenseLayer, IOnnxForm> form) =>
        [new(precision, name, prepacked: true, form), new(precision, name, prepacked: false, form)];
}
