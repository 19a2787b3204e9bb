namespace TextGeneration.Onnx;

/// <summary>How a product is written in ONNX: which one the runtime is faster at depends on the machine.</summary>
internal enum ProductForm
{
    /// <summary>MatMul with weights [inputs, outputs], laid out for the kernel at load.</summary>
    PackedMatMul,

    /// <summary>Gemm with weights [outputs, inputs] as they are.</summary>
    TransposedGemm,
}
