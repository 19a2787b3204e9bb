namespace Benchmarks.CommandLine;

/// <summary>Whether this program, and so the kernels in it, was compiled for speed.</summary>
internal static class BuildKind
{
#if DEBUG
    public static bool IsOptimised => false;
#else
    public static bool IsOptimised => true;
#endif
}
