namespace BalancedKernels.Generators.Parsing;

/// <summary>What the parser looks for in the user's code, by name: nothing here references the runtime.</summary>
internal static class KnownNames
{
    public const string Layer = "BalancedKernels.LayerAttribute";
    public const string Linear = "BalancedKernels.LinearAttribute";
    public const string BalancedSparse = "BalancedKernels.BalancedSparseAttribute";
    public const string LinearEngine = "BalancedKernels.LinearEngine";
    public const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string Product = "BalancedKernels";
    public const string Disposable = "System.IDisposable";
    public const string LayerInterface = "BalancedKernels.ILayer";

    public const string Activation = "Activation";
    public const string Bias = "Bias";
    public const string Weights = "Weights";
    public const string Targets = "Targets";
    public const string Block = "Block";
    public const string Ratio = "Ratio";
    public const string Kept = "Kept";
}
