using System.Collections.Generic;
using System.Linq;
using Baselines.Blas;
using Baselines.Onnx;

namespace Baselines;

/// <summary>Which baselines there are on this machine, and why others are missing.</summary>
/// <param name="libraries">The libraries to look for: <see cref="BuiltIn"/> and those of optional projects.</param>
public sealed class BaselineCatalogue(IReadOnlyList<IBaselineLibrary> libraries)
{
    /// <summary>Gets the libraries that this project knows.</summary>
    public static IReadOnlyList<IBaselineLibrary> BuiltIn { get; } = [new OnnxRuntimeLibrary(), new OpenBlasLibrary()];

    /// <summary>Gets every choice of every library that is there.</summary>
    public IReadOnlyList<IBaseline> Baselines { get; } = [.. libraries.SelectMany(library => library.Choices)];

    /// <summary>Gets the libraries that are not there.</summary>
    public IReadOnlyList<IBaselineLibrary> Missing { get; } =
        [.. libraries.Where(library => library.WhyMissing is not null)];
}
