namespace BalancedKernels;

/// <summary>Where one pass reads and writes in one step.</summary>
internal unsafe struct CpuStepBuffers
{
    /// <summary>The step's input, [batch, inputs]; null where its product has been made.</summary>
    public float* Input;

    /// <summary>The products with the input, [batch, rows].</summary>
    public float* InputSums;

    /// <summary>Room for the products with the hidden state, [batch, rows].</summary>
    public float* HiddenSums;

    /// <summary>The hidden state before the step, [batch, hidden]; sixteen numbers may be read past it.</summary>
    public float* HiddenBefore;

    /// <summary>The hidden state after the step, [batch, hidden].</summary>
    public float* HiddenAfter;

    /// <summary>The cell state, [batch, bands * 16]; null for a GRU.</summary>
    public float* Cell;

    /// <summary>Biases, [band, 4, 16].</summary>
    public float* Bias;

    /// <summary>The step's output: the first sample's first unit of this pass.</summary>
    public float* Output;

    /// <summary>The first number of the panels of the product with the input.</summary>
    public long InputPackId;

    /// <summary>The first number of the panels of the product with the hidden state.</summary>
    public long HiddenPackId;
}
