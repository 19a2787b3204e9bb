namespace BalancedKernels.Compiler.Text;

/// <summary>Every type outside the user's project that generated text names, as it is written there.</summary>
/// <remarks>
/// Nothing of the compiler references the runtime, so these are plain text; a test looks each of
/// them up in the real assemblies. <c>global::</c>, because the user may have a namespace called
/// <c>System</c> or a class called <c>Activation</c>.
/// </remarks>
internal static class RuntimeNames
{
    public const string Activation = "global::BalancedKernels.Activation";
    public const string BalancedPattern = "global::BalancedKernels.BalancedPattern";
    public const string ComputeDevice = "global::BalancedKernels.ComputeDevice";
    public const string CpuActivations = "global::BalancedKernels.CpuActivations";
    public const string CpuInstructionSet = "global::BalancedKernels.CpuInstructionSet";
    public const string CpuLinearEngine = "global::BalancedKernels.CpuLinearEngine";
    public const string CpuLinearShare = "global::BalancedKernels.CpuLinearShare";
    public const string CpuPanel = "global::BalancedKernels.CpuPanel";
    public const string CpuPrefetch = "global::BalancedKernels.CpuPrefetch";
    public const string CpuPanelShare = "global::BalancedKernels.CpuPanelShare";
    public const string CpuLinear = "global::BalancedKernels.ICpuLinear";
    public const string DeviceTensor = "global::BalancedKernels.DeviceTensor";
    public const string GpuDevice = "global::BalancedKernels.Gpu.GpuDevice";
    public const string GpuLinearEngine = "global::BalancedKernels.Gpu.GpuLinearEngine";
    public const string Layer = "global::BalancedKernels.ILayer";
    public const string LinearDescription = "global::BalancedKernels.LinearDescription";
    public const string LinearEngine = "global::BalancedKernels.LinearEngine";
    public const string LinearWeights = "global::BalancedKernels.LinearWeights";
    public const string LoadOptions = "global::BalancedKernels.LoadOptions";
    public const string Plain = "global::BalancedKernels.Plain";
    public const string Precision = "global::BalancedKernels.Precision";
    public const string SafetensorsFile = "global::BalancedKernels.SafetensorsFile";

    public const string Disposable = "global::System.IDisposable";
    public const string InvalidOperationException = "global::System.InvalidOperationException";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
    public const string Span = "global::System.Span";
    public const string GeneratedCodeAttribute = "global::System.CodeDom.Compiler.GeneratedCode";
}
