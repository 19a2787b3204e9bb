using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the reduction of the sums over the lanes that compute a row together. Every shuffle also halves the number of
/// sums of a lane, while there are several.
/// </summary>
internal static class GpuLaneReductionText
{
    public static void Write(CodeWriter code, GpuKernelPlan kernel)
    {
        int sums = kernel.Sums;
        int mask = kernel.Lanes / 2;
        int shuffles = CountShuffles(kernel);
        int shuffle = 0;

        code.Line("// Reduction: a lane keeps half of its sums and sends the other half to the lane that keeps those.");
        for (; sums > 1; sums /= 2, mask /= 2)
        {
            string upper = $"upper{mask}";
            code.Line($"bool {upper} = (lane & {mask}) != 0;");
            for (int pair = 0; pair < sums / 2; pair++)
            {
                string even = Name(kernel, sums, 2 * pair);
                string odd = Name(kernel, sums, (2 * pair) + 1);
                string kept = Name(kernel, sums / 2, pair);
                code.Line($"float {kept} = {upper} ? {odd} : {even};");
                code.Line(
                    $"{kept} += TOps.ShuffleXor({upper} ? {even} : {odd}, {mask}, scratch, {ScratchPart(shuffle++, shuffles)});");
            }
        }

        string total = Name(kernel, 1, 0);
        for (; mask > 0; mask /= 2)
            code.Line($"{total} += TOps.ShuffleXor({total}, {mask}, scratch, {ScratchPart(shuffle++, shuffles)});");

        code.Line();
    }

    /// <summary>Gets the name of the variable that holds the reduced sum of a lane.</summary>
    public static string Total(GpuKernelPlan kernel) => Name(kernel, 1, 0);

    // Shuffles alternate between the first two parts of the scratch memory. If their number is odd, the last shuffle
    // uses the third part: the first shuffle of the next tile follows it.
    private static int ScratchPart(int shuffle, int shuffles) =>
        shuffle == shuffles - 1 && shuffles % 2 == 1 ? 2 : shuffle % 2;

    private static int CountShuffles(GpuKernelPlan kernel)
    {
        int shuffles = 0;
        int mask = kernel.Lanes / 2;
        for (int sums = kernel.Sums; mask > 0; sums /= 2, mask /= 2)
            shuffles += System.Math.Max(1, sums / 2);

        return shuffles;
    }

    private static string Name(GpuKernelPlan kernel, int sums, int sum) =>
        sums == kernel.Sums ? $"sum{sum}" : sums == 1 ? "total" : $"partial{sums}_{sum}";
}
