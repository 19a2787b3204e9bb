using System.Collections.Generic;

namespace Baselines;

/// <summary>A library that a program was built without.</summary>
/// <param name="Name">The library's name.</param>
/// <param name="WhyMissing">How to build the program with it.</param>
public sealed record AbsentLibrary(string Name, string WhyMissing) : IBaselineLibrary
{
    /// <summary>Gets nothing.</summary>
    public IReadOnlyList<IBaseline> Choices => [];
}
