using System.Collections.Generic;

namespace Rivals;

/// <summary>A library that a program was built without.</summary>
/// <param name="Name">The library's name.</param>
/// <param name="WhyMissing">How to build the program with it.</param>
public sealed record AbsentLibrary(string Name, string WhyMissing) : IRivalLibrary
{
    /// <summary>Gets nothing.</summary>
    public IReadOnlyList<IRival> Choices => [];
}
