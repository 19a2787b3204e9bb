using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Every type of ILGPU and of BalancedKernels.Gpu that generated text names. A test looks up each of them.
/// </summary>
internal static class GpuNames
{
    public const string Activation = "global::BalancedKernels.Gpu.CompilerServices.GpuActivation";
    public const string Arrangement = "global::BalancedKernels.Gpu.CompilerServices.GpuInputArrangement";
    public const string LoadUnit = "global::BalancedKernels.Gpu.CompilerServices.GpuLoadUnit";
    public const string Floats2 = "global::BalancedKernels.Gpu.CompilerServices.Floats2";
    public const string Floats4 = "global::BalancedKernels.Gpu.CompilerServices.Floats4";
    public const string GpuKernel = "global::BalancedKernels.Gpu.CompilerServices.GpuKernel";
    public const string IndexFormat = "global::BalancedKernels.Gpu.CompilerServices.GpuIndexFormat";
    public const string Input = "global::BalancedKernels.Gpu.CompilerServices.IGpuInput";
    public const string Kernel = "global::BalancedKernels.Gpu.CompilerServices.GpuLinearKernel";
    public const string KernelShape = "global::BalancedKernels.Gpu.CompilerServices.GpuKernelShape";
    public const string Layer = "global::BalancedKernels.Gpu.CompilerServices.IGpuLayer";
    public const string Linear = "global::BalancedKernels.Gpu.CompilerServices.IGpuLinear";
    public const string Ops = "global::BalancedKernels.Gpu.CompilerServices.IGpuOps";
    public const string Plan = "global::BalancedKernels.Gpu.CompilerServices.GpuLinearPlan";
    public const string Words4 = "global::BalancedKernels.Gpu.CompilerServices.Words4";
    public const string Stage = "global::BalancedKernels.Gpu.CompilerServices.GpuStage";
    public const string TensorArrangementKernel =
        "global::BalancedKernels.Gpu.CompilerServices.TensorArrangementKernel";
    public const string TensorDenseOrder = "global::BalancedKernels.Gpu.CompilerServices.TensorDenseOrder";
    public const string TensorStructuredSparseOrder =
        "global::BalancedKernels.Gpu.CompilerServices.TensorStructuredSparseOrder";
    public const string TensorScatterOrder = "global::BalancedKernels.Gpu.CompilerServices.TensorScatterOrder";
    public const string TensorFloat16 = "global::BalancedKernels.Gpu.CompilerServices.TensorFloat16";
    public const string TensorBFloat16 = "global::BalancedKernels.Gpu.CompilerServices.TensorBFloat16";
    public const string TensorInputs = "global::BalancedKernels.Gpu.CompilerServices.TensorInputs";
    public const string TensorKernel = "global::BalancedKernels.Gpu.CompilerServices.GpuTensorKernel";
    public const string SparseMetadata = "global::BalancedKernels.Gpu.CompilerServices.SparseMetadata";
    public const string TensorRows = "global::BalancedKernels.Gpu.CompilerServices.TensorRows";
    public const string SplitKReduction = "global::BalancedKernels.Gpu.CompilerServices.SplitKReduction";
    public const string WeightLayout = "global::BalancedKernels.Gpu.CompilerServices.GpuWeightLayout";
    public const string Layout = "global::BalancedKernels.CompilerServices.ITensorLayout";

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

    public const string Delegate = "global::System.Delegate";

    /// <summary>Gets the type that multiplies numbers of a value format on tensor cores.</summary>
    public static string TensorNumber(ValueFormat values) =>
        values.Encoding == ValueEncoding.Ieee ? TensorFloat16 : TensorBFloat16;

    /// <summary>Gets the type that defines the order in which inputs are arranged.</summary>
    public static string TensorOrder(GpuTensorOperand operand) => operand switch
    {
        GpuTensorOperand.Dense => TensorDenseOrder,
        GpuTensorOperand.StructuredSparse => TensorStructuredSparseOrder,
        _ => TensorScatterOrder,
    };
}
