namespace BalancedKernels.Compiler.Models;

/// <summary>
/// The names of the nested types that only recurrent layers have: one for the kernels of each product.
/// </summary>
/// <param name="InputProduct">The nested type with the kernels of the first layer's product with the input.</param>
/// <param name="StackedProduct">The same of later layers.</param>
/// <param name="HiddenProduct">The same of the product with the hidden state.</param>
internal sealed record RecurrentMembers(string InputProduct, string StackedProduct, string HiddenProduct)
{
    /// <summary>How IRecurrentLayer.CreateState is implemented.</summary>
    public MemberImplementation CreateState { get; init; }

    /// <summary>How IRecurrentLayer.Forward on spans is implemented.</summary>
    public MemberImplementation ForwardSpans { get; init; }

    /// <summary>How IRecurrentLayer.Forward on device tensors is implemented.</summary>
    public MemberImplementation ForwardTensors { get; init; }
}
