namespace BalancedKernels.Ptx.Decoding;

/// <summary>A register that is written.</summary>
/// <param name="Register">Its number; -1 for none.</param>
/// <param name="Bits">Its bits.</param>
internal readonly record struct Target(int Register, int Bits);

/// <summary>A predicate that is read.</summary>
/// <param name="Number">Its number; -1 for one that is always true.</param>
/// <param name="Negated">Whether its opposite is meant.</param>
internal readonly record struct PredicateSource(int Number, bool Negated);

/// <summary>A place in memory.</summary>
/// <param name="Register">The register that holds the address.</param>
/// <param name="Offset">Bytes to add.</param>
/// <param name="Symbol">The variable or parameter that it starts from, or null.</param>
internal readonly record struct AddressOperand(int Register, long Offset, Reading.Symbol? Symbol);
