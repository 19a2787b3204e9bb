using System.Collections.Generic;
using System.Globalization;

namespace BalancedKernels.Kernels.Tests.Convolutions;

/// <summary>
/// The convolutions that the sweep runs: every shape below with a pattern, each third with two, the rest dealt out in
/// turn.
/// </summary>
/// <remarks>
/// The kernels themselves are swept as those of linear layers; here it matters what they are given and where results
/// go.
/// </remarks>
internal static class ConvolutionSpecs
{
    private static readonly (string Kind, int Height, int Width)[] Shapes =
    [
        // Kernels of one number, of one row, of one column, and as large as the image.
        ("Conv2d(5, 17, 1", 6, 7),
        ("Conv2d(3, 16, 1, 3", 5, 9),
        ("Conv2d(3, 20, 3, 1", 9, 5),
        ("Conv2d(2, 33, 4, 5", 4, 5),

        // Rows of the output narrower and wider than a panel, and one position.
        ("Conv2d(3, 16, 3, Padding = 1", 14, 14),
        ("Conv2d(4, 30, 3, Padding = 1", 3, 70),
        ("Conv2d(8, 64, 3, Padding = 1", 8, 8),
        ("Conv2d(6, 40, 3, Padding = 1", 1, 1),
        ("Conv2d(7, 80, 3", 12, 11),
        ("Conv2d(40, 270, 3, Padding = 1", 7, 9),

        // Strides, padding and dilation, alike and not alike.
        ("Conv2d(3, 18, 3, Stride = 2", 13, 15),
        ("Conv2d(3, 18, 3, Stride = 2, Padding = 1", 16, 14),
        ("Conv2d(3, 12, 5, Stride = 3, Padding = 4", 11, 12),
        ("Conv2d(2, 16, 3, Stride = 4, Padding = 1", 21, 20),
        ("Conv2d(3, 9, 2, 3, StrideHeight = 2, StrideWidth = 1, PaddingHeight = 0, PaddingWidth = 2", 9, 8),
        ("Conv2d(4, 24, 3, Dilation = 2, Padding = 2", 10, 12),
        ("Conv2d(4, 24, 3, DilationHeight = 1, DilationWidth = 3, Padding = 5, Stride = 2", 9, 13),
        ("Conv2d(2, 7, 3, Padding = 6", 3, 4),

        // Groups.
        ("Conv2d(6, 34, 3, Padding = 1, Groups = 2", 9, 9),
        ("Conv2d(12, 21, 3, Padding = 1, Groups = 3, Stride = 2", 10, 10),

        // Depthwise.
        ("Conv2d(5, 5, 3, Padding = 1, Groups = 5", 9, 37),
        ("Conv2d(4, 8, 3, Padding = 2, Stride = 2, Groups = 4", 11, 40),
        ("Conv2d(3, 3, 5, 2, Dilation = 2, Stride = 3, Groups = 3", 14, 9),
        ("Conv1d(6, 6, 7, Padding = 6, PaddingMode = PaddingMode.Reflect, Groups = 6", 1, 50),

        // One dimension.
        ("Conv1d(129, 128, 3, Padding = 1", 1, 4),
        ("Conv1d(5, 33, 4, Stride = 2", 1, 200),
        ("Conv1d(1, 40, 16, Stride = 8, Padding = 8, PaddingMode = PaddingMode.Reflect", 1, 90),
        ("Conv1d(3, 16, 5, Padding = 4, PaddingMode = PaddingMode.Reflect", 1, 5),
        ("Conv1d(1, 18, 6, Stride = 3, PaddingAfter = 4, PaddingMode = PaddingMode.Reflect", 1, 40),
        ("Conv1d(4, 16, 3, PaddingBefore = 2, PaddingAfter = 0, Dilation = 2", 1, 100),
        ("Conv1d(4, 16, 3, Groups = 2, Padding = 1", 1, 77),
    ];

    private static readonly string?[] Patterns =
        ["32:6", "16:3", null, "8:2", "4:2", "32:3", "64:12", "20:4", null, "16:4", "100:7"];

    /// <summary>All of them; the same list in every run.</summary>
    public static IReadOnlyList<ConvolutionSpec> All { get; } = Deal();

    private static List<ConvolutionSpec> Deal()
    {
        List<ConvolutionSpec> specs = [];
        for (int shape = 0; shape < Shapes.Length; shape++)
        {
            for (int turn = 0; turn < (shape % 3 == 0 ? 2 : 1); turn++)
            {
                int number = specs.Count;
                string? text = Patterns[(shape + (turn * 5)) % Patterns.Length];
                (string kind, int height, int width) = Shapes[shape];
                specs.Add(new ConvolutionSpec(
                    string.Create(CultureInfo.InvariantCulture, $"Convolution{number}"),
                    kind,
                    height,
                    width,
                    Fixed: number % 3 != 1,
                    BalancedPattern.TryParse(text, out BalancedPattern pattern) ? pattern : null,
                    (WeightType)(number % 4 % 3),
                    (Activation)(number % 7),
                    Bias: number % 5 != 3));
            }
        }

        return specs;
    }
}
