namespace BalancedKernels;

/// <summary>
/// The activation function that a kernel applies to each output after the bias, before it stores the output.
/// </summary>
public enum Activation
{
    /// <summary>No activation: <c>x</c>.</summary>
    None,

    /// <summary><c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary><c>x / 2 * (1 + erf(x / sqrt(2)))</c>, the exact GELU (Hendrycks and Gimpel, 2016).</summary>
    Gelu,

    /// <summary>
    /// <c>x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3)))</c>, the tanh approximation of GELU, as used by GPT-2.
    /// </summary>
    GeluTanh,

    /// <summary><c>x * sigmoid(x)</c>, also called Swish.</summary>
    Silu,

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    Sigmoid,

    /// <summary><c>tanh(x)</c>.</summary>
    Tanh,
}
