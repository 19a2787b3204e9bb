namespace Rivals.Onnx;

/// <summary>The ways to write a linear layer as ONNX operators; which one a runtime is fastest at depends on shape and batch.</summary>
public enum LinearForm
{
    /// <summary>MatMul with weights [in, out], then Add.</summary>
    MatMul,

    /// <summary>Gemm with weights [in, out].</summary>
    Gemm,

    /// <summary>Gemm with weights [out, in] and transB = 1, as PyTorch exports a Linear.</summary>
    GemmTransposed,
}
