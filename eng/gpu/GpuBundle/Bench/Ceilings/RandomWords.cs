namespace GpuBundle.Bench.Ceilings;

/// <summary>Words that look random and follow from their place, so that device and host make the same.</summary>
internal static class RandomWords
{
    /// <summary>
    /// Gets the word of a place: the bits of the constant, and where the mask of the varying ones has a bit, any.
    /// </summary>
    public static uint At(uint place, uint varying, uint constant, uint seed)
    {
        // The finalizer of MurmurHash3: every bit of the place changes every bit of the word.
        uint bits = place + seed;
        bits ^= bits >> 16;
        bits *= 0x85EBCA6B;
        bits ^= bits >> 13;
        bits *= 0xC2B2AE35;
        bits ^= bits >> 16;
        return (bits & varying) | constant;
    }
}
