namespace BalancedKernels.Ptx;

/// <summary>A parameter of a kernel.</summary>
/// <param name="Name">Its name in the text.</param>
/// <param name="Offset">Its first byte among all parameters.</param>
/// <param name="Bytes">What it takes.</param>
public sealed record PtxParameter(string Name, int Offset, int Bytes);
