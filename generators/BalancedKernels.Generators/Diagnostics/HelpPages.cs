namespace BalancedKernels.Generators.Diagnostics;

/// <summary>Where the page of a diagnostic is.</summary>
internal static class HelpPages
{
    private const string Folder = "https://github.com/balancedkernels/balancedkernels/blob/main/docs/diagnostics/";

    public static string For(string id) => Folder + id + ".md";
}
