using System.Collections.Generic;
using BalancedKernels.Generators.Parsing.Layers;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>
/// The names that the parser looks up in the user's code. The generator does not reference the runtime.
/// </summary>
internal static class KnownNames
{
    public const string Layer = "BalancedKernels.LayerAttribute";
    public const string Linear = "BalancedKernels.LinearAttribute";
    public const string Lstm = "BalancedKernels.LstmAttribute";
    public const string Gru = "BalancedKernels.GruAttribute";
    public const string Conv1d = "BalancedKernels.Conv1dAttribute";
    public const string Conv2d = "BalancedKernels.Conv2dAttribute";
    public const string Sequential = "BalancedKernels.SequentialAttribute";
    public const string GpuLayer = "BalancedKernels.Gpu.CompilerServices.IGpuLayer";
    public const string BalancedSparse = "BalancedKernels.BalancedSparseAttribute";
    public const string LayerEngine = "BalancedKernels.CompilerServices.LayerEngine";
    public const string LinearWeights = "BalancedKernels.LinearWeights";
    public const string GeneratedCode = "System.CodeDom.Compiler.GeneratedCodeAttribute";
    public const string Product = "BalancedKernels";
    public const string DeviceLayer = "BalancedKernels.IDeviceLayer";
    public const string Disposable = "System.IDisposable";
    public const string LayerInterface = "BalancedKernels.ILayer";
    public const string RecurrentInterface = "BalancedKernels.IRecurrentLayer";
    public const string ImageLayer = "BalancedKernels.IImageLayer";
    public const string SequenceLayer = "BalancedKernels.ISequenceLayer";

    /// <summary>The attributes that make a class a layer.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        [Linear, Conv2d, Conv1d, Lstm, Gru, Sequential, .. OperationParser.Attributes];

    public const string InputsParameter = "inputs";
    public const string HiddenParameter = "hidden";
    public const string Layers = "Layers";
    public const string Bidirectional = "Bidirectional";
    public const string Activation = "Activation";
    public const string Bias = "Bias";
    public const string WeightType = "WeightType";
    public const string Targets = "Targets";
    public const string Stride = "Stride";
    public const string Padding = "Padding";
    public const string PaddingMode = "PaddingMode";
    public const string Dilation = "Dilation";
    public const string Groups = "Groups";
    public const string Height = "Height";
    public const string Width = "Width";
    public const string Length = "Length";
    public const string Dense = "Dense";
    public const string Block = "Block";
    public const string Ratio = "Ratio";
    public const string Kept = "Kept";
    public const string Epsilon = "Epsilon";

    /// <summary>Returns whether a type has a full name.</summary>
    /// <remarks>
    /// Compares part by part from the last, because formatting the type's name takes longer than parsing the rest of
    /// its
    /// layer.
    /// </remarks>
    public static bool Match(INamedTypeSymbol type, string fullName)
    {
        if (type.ContainingType is not null || type.Arity > 0)
            return false;

        int end = fullName.Length;
        for (INamespaceOrTypeSymbol part = type;
             part is not INamespaceSymbol { IsGlobalNamespace: true };
             part = part.ContainingNamespace)
        {
            int start = end - part.Name.Length;
            if (start < 0
                || string.CompareOrdinal(fullName, start, part.Name, 0, part.Name.Length) != 0
                || (start > 0 && fullName[start - 1] != '.'))
            {
                return false;
            }

            end = start - 1;
        }

        return end < 0;
    }
}
