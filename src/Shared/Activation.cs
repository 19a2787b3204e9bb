namespace BalancedKernels;

/// <summary>What a layer's kernel does to each output after the bias, before it is stored.</summary>
public enum Activation
{
    /// <summary>The output as it is.</summary>
    None,

    /// <summary><c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary><c>x / 2 * (1 + erf(x / sqrt(2)))</c>, the exact form (Hendrycks and Gimpel, 2016).</summary>
    Gelu,

    /// <summary>
    /// <c>x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3)))</c>, the form GPT-2 was trained with.
    /// </summary>
    GeluTanh,

    /// <summary><c>x * sigmoid(x)</c>, also called Swish.</summary>
    Silu,

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    Sigmoid,

    /// <summary><c>tanh(x)</c>.</summary>
    Tanh,
}
