namespace TextGeneration.Networks;

/// <summary>
/// The sizes of the network: with 12 blocks it has 85 million weights, as many as GPT-2 small has without its
/// vocabulary.
/// </summary>
internal static class DecoderShape
{
    /// <summary>The numbers that stand for a character on its way through the network.</summary>
    public const int Width = 768;

    /// <summary>The heads of an attention.</summary>
    public const int Heads = 12;

    /// <summary>The numbers of a head.</summary>
    public const int HeadWidth = Width / Heads;

    /// <summary>The numbers between the two products of an MLP.</summary>
    public const int Inner = 2048;

    /// <summary>The characters there are.</summary>
    public const int Characters = 96;

    /// <summary>How long a text can be.</summary>
    public const int Positions = 1024;

    /// <summary>What is added under the root of a norm.</summary>
    public const double NormEpsilon = 1e-5;

    /// <summary>The weights of the products of one block.</summary>
    public const int WeightsPerBlock = Width * ((3 * Width) + Width + (3 * Inner));
}
