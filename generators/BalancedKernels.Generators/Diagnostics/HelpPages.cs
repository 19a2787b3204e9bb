namespace BalancedKernels.Generators.Diagnostics;

/// <summary>The addresses of the documentation pages of diagnostics.</summary>
internal static class HelpPages
{
    private const string Folder = "https://github.com/balancedkernels/balancedkernels/blob/main/docs/diagnostics/";

    public static string For(string id) => Folder + id + ".md";
}
