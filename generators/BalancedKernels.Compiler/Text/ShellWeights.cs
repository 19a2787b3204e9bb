namespace BalancedKernels.Compiler.Text;

/// <summary>How a layer's weights come to it.</summary>
/// <param name="Type">The runtime's type of weights in memory.</param>
/// <param name="File">What a file has to hold, as documentation says it.</param>
/// <param name="Memory">What weights in memory are, as documentation says it.</param>
internal sealed record ShellWeights(string Type, string File, string Memory);
