using BalancedKernels;

namespace SpeechDetection.Networks;

/// <summary>
/// What the network begins and ends with, the same in every pattern: a Fourier transform is not learned, and one row is
/// nothing to thin.
/// </summary>
internal static partial class Ends
{
    /// <summary>
    /// A short-time Fourier transform: 129 real parts and 129 imaginary ones of four overlapping windows.
    /// </summary>
    [
        Conv1d(
            1,
            258,
            256,
            Stride = 128,
            PaddingAfter = 64,
            PaddingMode = PaddingMode.Reflect,
            Bias = false,
            Length = ChunkWindows.Length)]
    internal sealed partial class Spectrum;

    /// <summary>The probability of speech.</summary>
    [Conv1d(128, 1, 1, Activation = Activation.Sigmoid, Length = 1)]
    internal sealed partial class Score;
}
