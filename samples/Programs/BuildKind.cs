namespace Programs;

/// <summary>Whether the samples, and so the kernels in them, were compiled for speed.</summary>
public static class BuildKind
{
#if DEBUG
    public static bool IsOptimised => false;
#else
    public static bool IsOptimised => true;
#endif
}
