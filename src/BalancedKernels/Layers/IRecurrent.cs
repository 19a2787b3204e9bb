namespace BalancedKernels;

/// <summary>What the generated half of a recurrent layer gives its engines besides the kernels of its matrices.</summary>
/// <remarks>Implemented explicitly, so that nothing of it shows on the layer.</remarks>
public interface IRecurrent
{
    /// <summary>Gets what was fixed when the kernels were written.</summary>
    static abstract RecurrentDescription Description { get; }
}
