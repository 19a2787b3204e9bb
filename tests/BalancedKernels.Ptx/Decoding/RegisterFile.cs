using System.Collections.Generic;
using System.Globalization;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>
/// Which registers a kernel has. Constants and special registers are registers too, filled before a kernel
/// starts, so every operand is read in one way.
/// </summary>
internal sealed class RegisterFile
{
    private readonly Dictionary<ulong, int> constants = [];
    private readonly Dictionary<string, int> specials = [];
    private readonly List<string> names = [];
    private readonly List<string> predicateNames = [];

    /// <summary>Gets how many general registers there are.</summary>
    public int Count => names.Count;

    /// <summary>Gets how many predicate registers there are.</summary>
    public int Predicates => predicateNames.Count;

    public IEnumerable<KeyValuePair<ulong, int>> Constants => constants;

    public IEnumerable<KeyValuePair<string, int>> Specials => specials;

    public int Add(string name)
    {
        names.Add(name);
        return names.Count - 1;
    }

    public int AddPredicate(string name)
    {
        predicateNames.Add(name);
        return predicateNames.Count - 1;
    }

    public string Name(int register) => names[register];

    public string PredicateName(int predicate) => predicateNames[predicate];

    public int Constant(ulong value)
    {
        if (!constants.TryGetValue(value, out int register))
            constants[value] = register = Add(value.ToString(CultureInfo.InvariantCulture));

        return register;
    }

    /// <summary>Gets the register that stands for a special one, if there is such.</summary>
    public bool TrySpecial(string name, out int register)
    {
        if (specials.TryGetValue(name, out register))
            return true;
        if (!SpecialRegisters.TryBits(name, out _))
            return false;

        specials[name] = register = Add(name);
        return true;
    }
}
