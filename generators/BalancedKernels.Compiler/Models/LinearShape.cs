namespace BalancedKernels.Compiler.Models;

/// <summary>A weight matrix [outputs, inputs].</summary>
internal readonly record struct LinearShape(int Inputs, int Outputs);
