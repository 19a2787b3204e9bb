namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Every type of ILGPU and of BalancedKernels.Gpu that generated text names; a test looks each of them up.</summary>
internal static class GpuNames
{
    public const string Activation = "global::BalancedKernels.Gpu.GpuActivation";
    public const string Cell = "global::BalancedKernels.Gpu.GpuCell";
    public const string Floats2 = "global::BalancedKernels.Gpu.Floats2";
    public const string Floats4 = "global::BalancedKernels.Gpu.Floats4";
    public const string IndexForm = "global::BalancedKernels.Gpu.GpuIndexForm";
    public const string Input = "global::BalancedKernels.Gpu.IGpuInput";
    public const string Kernel = "global::BalancedKernels.Gpu.GpuLinearKernel";
    public const string KernelShape = "global::BalancedKernels.Gpu.GpuKernelShape";
    public const string Layer = "global::BalancedKernels.Gpu.IGpuLayer";
    public const string Linear = "global::BalancedKernels.Gpu.IGpuLinear";
    public const string Ops = "global::BalancedKernels.Gpu.IGpuOps";
    public const string Plan = "global::BalancedKernels.Gpu.GpuLinearPlan";
    public const string Words4 = "global::BalancedKernels.Gpu.Words4";
    public const string Stage = "global::BalancedKernels.Gpu.GpuStage";
    public const string TensorFloat16 = "global::BalancedKernels.Gpu.TensorFloat16";
    public const string TensorBFloat16 = "global::BalancedKernels.Gpu.TensorBFloat16";
    public const string TensorForm = "global::BalancedKernels.Gpu.GpuTensorForm";
    public const string TensorKernel = "global::BalancedKernels.Gpu.GpuTensorKernel";
    public const string TensorPlan = "global::BalancedKernels.Gpu.GpuTensorPlan";
    public const string TensorPlaces = "global::BalancedKernels.Gpu.TensorPlaces";
    public const string TensorRegime = "global::BalancedKernels.Gpu.GpuTensorRegime";
    public const string TensorRows = "global::BalancedKernels.Gpu.TensorRows";
    public const string TensorSums = "global::BalancedKernels.Gpu.TensorSums";
    public const string Layout = "global::BalancedKernels.ITensorLayout";

    public const string ArrayView = "global::ILGPU.ArrayView";
    public const string Grid = "global::ILGPU.Grid";
    public const string Group = "global::ILGPU.Group";
    public const string Interop = "global::ILGPU.Interop";
    public const string IntrinsicMath = "global::ILGPU.IntrinsicMath";
    public const string SharedMemory = "global::ILGPU.SharedMemory";

    public const string Inline =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public const string Warp = "global::ILGPU.Warp";

    public const string UnsafeAs = "global::System.Runtime.CompilerServices.Unsafe.As";

    /// <summary>Gets the type that multiplies numbers of a precision on tensor cores.</summary>
    public static string TensorNumber(Precision weights) =>
        weights == Precision.Float16 ? TensorFloat16 : TensorBFloat16;
}
