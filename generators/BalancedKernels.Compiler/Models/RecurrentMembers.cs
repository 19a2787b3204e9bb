namespace BalancedKernels.Compiler.Models;

/// <summary>The names and implementations of the generated members that only a recurrent layer has.</summary>
/// <param name="InputProduct">The nested type with the kernels of the first layer's input product.</param>
/// <param name="StackedProduct">The nested type with the kernels of later layers' input product.</param>
/// <param name="HiddenProduct">The nested type with the kernels of the product with the hidden state.</param>
internal sealed record RecurrentMembers(string InputProduct, string StackedProduct, string HiddenProduct)
{
    /// <summary>How IRecurrentLayer.CreateState is implemented.</summary>
    public MemberImplementation CreateState { get; init; }

    /// <summary>How IRecurrentLayer.Forward on spans is implemented.</summary>
    public MemberImplementation ForwardSpans { get; init; }

    /// <summary>How IRecurrentLayer.Forward on device tensors is implemented.</summary>
    public MemberImplementation ForwardTensors { get; init; }
}
