using System.Collections.Generic;
using System.Linq;
using Rivals.Blas;
using Rivals.Onnx;

namespace Rivals;

/// <summary>Which rivals there are on this machine, and why others are missing.</summary>
/// <param name="libraries">The libraries to look for: <see cref="BuiltIn"/> and those of optional projects.</param>
public sealed class RivalCatalogue(IReadOnlyList<IRivalLibrary> libraries)
{
    /// <summary>Gets the libraries that this project knows.</summary>
    public static IReadOnlyList<IRivalLibrary> BuiltIn { get; } = [new OnnxRuntimeLibrary(), new OpenBlasLibrary()];

    /// <summary>Gets every choice of every library that is there.</summary>
    public IReadOnlyList<IRival> Rivals { get; } = [.. libraries.SelectMany(library => library.Choices)];

    /// <summary>Gets the libraries that are not there.</summary>
    public IReadOnlyList<IRivalLibrary> Missing { get; } = [.. libraries.Where(library => library.WhyMissing is not null)];
}
