using System.Collections.Generic;

namespace Baselines;

/// <summary>A library that computes dense layers, on this machine or missing from it.</summary>
public interface IBaselineLibrary
{
    /// <summary>Gets the library's name: <c>OpenBLAS</c>.</summary>
    string Name { get; }

    /// <summary>Gets what is not there and how to get it, or null where the library can be loaded.</summary>
    string? WhyMissing { get; }

    /// <summary>Gets every choice worth trying; none where the library is missing.</summary>
    IReadOnlyList<IBaseline> Choices { get; }
}
