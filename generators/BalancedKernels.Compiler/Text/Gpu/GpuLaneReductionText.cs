using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes how the sums of the lanes that share rows become one: with every exchange half of the sums too, while there
/// are several.
/// </summary>
internal static class GpuLaneReductionText
{
    public static void Write(CodeWriter code, GpuKernelPlan kernel)
    {
        int sums = kernel.Sums;
        int mask = kernel.Lanes / 2;
        int exchanges = Exchanges(kernel);
        int exchange = 0;

        code.Line("// Fold: a lane keeps half of its sums and gives the other half to the lane that keeps those.");
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
                    $"{kept} += TOps.Exchange({upper} ? {even} : {odd}, {mask}, scratch, {Part(exchange++, exchanges)});");
            }
        }

        string total = Name(kernel, 1, 0);
        for (; mask > 0; mask /= 2)
            code.Line($"{total} += TOps.Exchange({total}, {mask}, scratch, {Part(exchange++, exchanges)});");

        code.Line();
    }

    /// <summary>Gets the name of the variable that holds a lane's folded sum.</summary>
    public static string Total(GpuKernelPlan kernel) => Name(kernel, 1, 0);

    // Thirds alternate. The last of an odd number takes the third one: after it comes the next tile's first.
    private static int Part(int exchange, int exchanges) =>
        exchange == exchanges - 1 && exchanges % 2 == 1 ? 2 : exchange % 2;

    private static int Exchanges(GpuKernelPlan kernel)
    {
        int exchanges = 0;
        int mask = kernel.Lanes / 2;
        for (int sums = kernel.Sums; mask > 0; sums /= 2, mask /= 2)
            exchanges += System.Math.Max(1, sums / 2);

        return exchanges;
    }

    private static string Name(GpuKernelPlan kernel, int sums, int sum) =>
        sums == kernel.Sums ? $"sum{sum}" : sums == 1 ? "total" : $"fold{sums}_{sum}";
}
