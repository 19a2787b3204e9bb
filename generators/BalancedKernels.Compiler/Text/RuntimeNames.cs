namespace BalancedKernels.Compiler.Text;

/// <summary>The names in generated text of every type outside the user's project.</summary>
/// <remarks>
/// The compiler does not reference the runtime, so the names are strings; a test finds each of them in the real
/// assemblies. They begin with <c>global::</c>, because the user may have a namespace called <c>System</c> or a class
/// called <c>Activation</c>.
/// </remarks>
internal static class RuntimeNames
{
    public const string Activation = "global::BalancedKernels.Activation";
    public const string ActivationDescription = "global::BalancedKernels.ActivationDescription";
    public const string AdaptivePoolDescription = "global::BalancedKernels.AdaptivePoolDescription";
    public const string BalancedPattern = "global::BalancedKernels.BalancedPattern";
    public const string BatchNormDescription = "global::BalancedKernels.BatchNormDescription";
    public const string LaneMajor32 = "global::BalancedKernels.Gpu.CompilerServices.LaneMajor32";
    public const string LaneMajor64 = "global::BalancedKernels.Gpu.CompilerServices.LaneMajor64";
    public const string CompiledPatterns = "global::BalancedKernels.CompilerServices.CompiledPatterns";
    public const string ComputeDevice = "global::BalancedKernels.ComputeDevice";
    public const string Convolution = "global::BalancedKernels.CompilerServices.IConvolution";
    public const string ConvolutionAxis = "global::BalancedKernels.ConvolutionAxis";
    public const string ConvolutionDescription = "global::BalancedKernels.ConvolutionDescription";
    public const string CpuActivations = "global::BalancedKernels.CompilerServices.CpuActivations";
    public const string CpuArguments = "global::BalancedKernels.CompilerServices.CpuArguments";
    public const string CpuConvolutionEngine = "global::BalancedKernels.CompilerServices.CpuConvolutionEngine";
    public const string CpuDepthwiseEngine = "global::BalancedKernels.CompilerServices.CpuDepthwiseEngine";
    public const string CpuInstructionSet = "global::BalancedKernels.CpuInstructionSet";
    public const string CpuKernel = "global::BalancedKernels.CompilerServices.CpuKernel";
    public const string CpuKernelInput = "global::BalancedKernels.CompilerServices.CpuKernelInput";
    public const string CpuLinear = "global::BalancedKernels.CompilerServices.ICpuLinear";
    public const string CpuLinearEngine = "global::BalancedKernels.CompilerServices.CpuLinearEngine";
    public const string CpuLinearPlan = "global::BalancedKernels.CompilerServices.CpuLinearPlan";
    public const string CpuOperationEngine = "global::BalancedKernels.CompilerServices.CpuOperationEngine";
    public const string CpuPanel = "global::BalancedKernels.CompilerServices.CpuPanel";
    public const string CpuPrefetch = "global::BalancedKernels.CompilerServices.CpuPrefetch";
    public const string CpuRecurrentEngine = "global::BalancedKernels.CompilerServices.CpuRecurrentEngine";
    public const string CpuSequential = "global::BalancedKernels.CompilerServices.ICpuSequential";
    public const string CpuSequentialEngine = "global::BalancedKernels.CompilerServices.CpuSequentialEngine";
    public const string DeviceLayer = "global::BalancedKernels.IDeviceLayer";
    public const string DeviceTensor = "global::BalancedKernels.DeviceTensor";
    public const string EmbeddingDescription = "global::BalancedKernels.EmbeddingDescription";
    public const string EmbeddingTable = "global::BalancedKernels.EmbeddingTable";
    public const string FlattenDescription = "global::BalancedKernels.FlattenDescription";
    public const string GpuConvolutionEngine = "global::BalancedKernels.Gpu.CompilerServices.GpuConvolutionEngine";
    public const string GpuDepthwiseEngine = "global::BalancedKernels.Gpu.CompilerServices.GpuDepthwiseEngine";
    public const string GpuDevice = "global::BalancedKernels.Gpu.GpuDevice";
    public const string GpuLayer = "global::BalancedKernels.Gpu.CompilerServices.IGpuLayer";
    public const string GpuLayerExtensions = "global::BalancedKernels.Gpu.CompilerServices.GpuLayerExtensions";
    public const string GpuLinearEngine = "global::BalancedKernels.Gpu.CompilerServices.GpuLinearEngine";
    public const string GpuOperationEngine = "global::BalancedKernels.Gpu.CompilerServices.GpuOperationEngine";
    public const string GpuSequential = "global::BalancedKernels.Gpu.CompilerServices.IGpuSequential";
    public const string GpuSequentialEngine = "global::BalancedKernels.Gpu.CompilerServices.GpuSequentialEngine";
    public const string GpuActivationBuffers = "global::BalancedKernels.Gpu.CompilerServices.GpuActivationBuffers";
    public const string GpuRecurrentEngine = "global::BalancedKernels.Gpu.CompilerServices.GpuRecurrentEngine";
    public const string ImageLayer = "global::BalancedKernels.IImageLayer";
    public const string IndexFormat = "global::BalancedKernels.CompilerServices.IndexFormat";
    public const string Layer = "global::BalancedKernels.ILayer";
    public const string LayerEngine = "global::BalancedKernels.CompilerServices.LayerEngine";
    public const string LinearDescription = "global::BalancedKernels.LinearDescription";
    public const string LinearWeights = "global::BalancedKernels.LinearWeights";
    public const string LoadOptions = "global::BalancedKernels.LoadOptions";
    public const string NormDescription = "global::BalancedKernels.NormDescription";
    public const string NormKind = "global::BalancedKernels.NormKind";
    public const string PaddingMode = "global::BalancedKernels.PaddingMode";
    public const string PixelShuffleDescription = "global::BalancedKernels.PixelShuffleDescription";
    public const string RowMajor = "global::BalancedKernels.CompilerServices.RowMajor";
    public const string PoolDescription = "global::BalancedKernels.PoolDescription";
    public const string PoolKind = "global::BalancedKernels.PoolKind";
    public const string PoolWindow = "global::BalancedKernels.PoolWindow";
    public const string WeightType = "global::BalancedKernels.WeightType";
    public const string Recurrent = "global::BalancedKernels.CompilerServices.IRecurrent";
    public const string RecurrentDescription = "global::BalancedKernels.RecurrentDescription";
    public const string RecurrentEngine = "global::BalancedKernels.CompilerServices.RecurrentEngine";
    public const string RecurrentKind = "global::BalancedKernels.RecurrentKind";
    public const string RecurrentLayer = "global::BalancedKernels.IRecurrentLayer";
    public const string RecurrentState = "global::BalancedKernels.RecurrentState";
    public const string RecurrentWeights = "global::BalancedKernels.RecurrentWeights";
    public const string SafetensorsFile = "global::BalancedKernels.SafetensorsFile";
    public const string SampleShape = "global::BalancedKernels.SampleShape";
    public const string ScaleShift = "global::BalancedKernels.ScaleShift";
    public const string ScaleGranularity = "global::BalancedKernels.CompilerServices.ScaleGranularity";
    public const string SequenceLayer = "global::BalancedKernels.ISequenceLayer";
    public const string SequentialDescription = "global::BalancedKernels.SequentialDescription";
    public const string SequentialLoader = "global::BalancedKernels.CompilerServices.SequentialLoader";
    public const string ActivationBuffers = "global::BalancedKernels.CompilerServices.ActivationBuffers";
    public const string SlotGroup = "global::BalancedKernels.CompilerServices.SlotGroup";
    public const string SoftmaxDescription = "global::BalancedKernels.SoftmaxDescription";

    public const string ValueEncoding = "global::BalancedKernels.CompilerServices.ValueEncoding";
    public const string ValueFormat = "global::BalancedKernels.CompilerServices.ValueFormat";
    public const string WeightLayout = "global::BalancedKernels.CompilerServices.WeightLayout";
    public const string Disposable = "global::System.IDisposable";
    public const string ArgumentOutOfRangeException = "global::System.ArgumentOutOfRangeException";
    public const string InvalidOperationException = "global::System.InvalidOperationException";
    public const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
    public const string Span = "global::System.Span";
    public const string GeneratedCodeAttribute = "global::System.CodeDom.Compiler.GeneratedCode";
}
