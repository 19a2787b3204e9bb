namespace BalancedKernels.Generators.Parsing;

/// <summary>The devices that a layer's kernels are written for.</summary>
internal readonly record struct KernelDevices(bool Cpu, bool Gpu)
{
    /// <param name="targets">What the user asks for.</param>
    /// <param name="canBeGpu">Whether GPU kernels would compile. Where they are asked for and would not (BK0303), CPU
    /// kernels are still written: the rest of the user's code compiles.</param>
    public static KernelDevices For(KernelTargets targets, bool canBeGpu)
    {
        bool gpu = canBeGpu && targets != KernelTargets.Cpu;
        return new KernelDevices(Cpu: !gpu || targets != KernelTargets.Gpu, gpu);
    }
}
