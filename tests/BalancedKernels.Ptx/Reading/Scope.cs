using System.Collections.Generic;

namespace BalancedKernels.Ptx.Reading;

/// <summary>
/// What names mean inside one pair of braces; inline PTX declares registers and labels of its own in such.
/// </summary>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, Symbol> symbols = [];

    public bool TryAdd(string name, Symbol symbol) => symbols.TryAdd(name, symbol);

    /// <summary>Looks a name up, here and outwards.</summary>
    public bool TryFind(string name, out Symbol symbol)
    {
        for (Scope? scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.symbols.TryGetValue(name, out symbol))
                return true;
        }

        symbol = default;
        return false;
    }

    private Scope? Outer { get; } = outer;
}
