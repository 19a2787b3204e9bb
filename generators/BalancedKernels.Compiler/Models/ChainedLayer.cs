namespace BalancedKernels.Compiler.Models;

/// <summary>One layer of a chain, as far as the chain must know it.</summary>
/// <param name="TypeName">The class as generated text names it: <c>global::App.Hidden1</c>.</param>
/// <param name="Name">The class as messages and documentation call it.</param>
/// <param name="Place">Where it stands in the chain, from 0 on.</param>
/// <param name="Takes">A sample on the way in.</param>
/// <param name="Gives">A sample on the way out.</param>
/// <param name="Role">What the chain does with it.</param>
/// <param name="Cells">
/// Neighbouring columns of a cell of the layout that its GPU kernels want to read, 32 or 64; 0 where they read and
/// write plain tensors only.
/// </param>
/// <param name="Members">What its own generated members are called.</param>
internal sealed record ChainedLayer(
    string TypeName, string Name, int Place, SampleShape Takes, SampleShape Gives, ChainedRole Role, int Cells,
    ShellMembers Members)
{
    /// <summary>Gets whether it can be made on GPUs, too.</summary>
    public bool HasGpuForm { get; init; } = true;

    /// <summary>
    /// Gets the ids of what the compiler warns of where the class is used: it is obsolete, or experimental.
    /// </summary>
    public EquatableArray<string> Warnings { get; init; }

    /// <summary>Gets whether it could take a batch norm in if it added a bias.</summary>
    public bool LacksBias { get; init; }
}
