using System.Globalization;

namespace BalancedKernels.Kernels.Tests.Convolutions;

/// <summary>One convolution that tests compile and run.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Kind">
/// Its attribute with every number, without the brackets and the last parenthesis: <c>Conv2d(3, 8, 3, Padding = 1</c>.
/// </param>
/// <param name="Height">The height of the images it is run on; 1 in one dimension.</param>
/// <param name="Width">The width of the images it is run on.</param>
/// <param name="Fixed">Whether the size is in the attribute.</param>
/// <param name="Pattern">The pattern; null for a dense layer.</param>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Activation">What is done to each output.</param>
/// <param name="Bias">Whether a bias is added.</param>
internal sealed record ConvolutionSpec(
    string Name, string Kind, int Height, int Width, bool Fixed, BalancedPattern? Pattern, WeightType WeightType,
    Activation Activation, bool Bias)
{
    /// <summary>Gets what a user would write.</summary>
    public string Source
    {
        get
        {
            string size = !Fixed ? string.Empty
                : IsFlat ? string.Create(CultureInfo.InvariantCulture, $", Length = {Width}")
                : string.Create(CultureInfo.InvariantCulture, $", Height = {Height}, Width = {Width}");
            string sparse = Pattern is { } pattern
                ? string.Create(
                    CultureInfo.InvariantCulture, $"[BalancedSparse(Block = {pattern.Block}, Kept = {pattern.Kept})] ")
                : string.Empty;
            return $"[{Kind}{size}, WeightType = WeightType.{WeightType}, Activation = Activation.{Activation}, Bias = {(Bias ? "true" : "false")})] {sparse}public sealed partial class {Name};";
        }
    }

    /// <summary>Gets whether it has one dimension.</summary>
    public bool IsFlat => Kind.StartsWith("Conv1d", System.StringComparison.Ordinal);

    /// <summary>Gets the family of kernels.</summary>
    public string Family => Pattern is { IsDense: false } sparse ? $"sparse {sparse}" : "dense";
}
