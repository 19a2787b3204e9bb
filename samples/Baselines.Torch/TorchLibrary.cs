using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Baselines.Torch;

/// <summary>libtorch on the CPU, through TorchSharp.</summary>
public sealed class TorchLibrary : IBaselineLibrary
{
    internal const string LibraryName = "libtorch";

    private static readonly IReadOnlyList<TorchChoice> All =
    [
        new(BaselineWeightType.Float32, "linear", work => new LinearForm(work, torch.float32)),
        new(BaselineWeightType.Float32, "addmm_, weights [in, out]", work => new AddProductForm(work)),
        new(BaselineWeightType.Float32, "oneDNN, packed", work => new PackedForm(work, torch.float32)),
        new(BaselineWeightType.SixteenBit, "bfloat16 linear", work => new LinearForm(work, torch.bfloat16)),
        new(BaselineWeightType.SixteenBit, "bfloat16 oneDNN, packed", work => new PackedForm(work, torch.bfloat16)),
        new(BaselineWeightType.SixteenBit, "float16 linear", work => new LinearForm(work, torch.float16)),
    ];

    /// <summary>Loads libtorch and tries each choice once.</summary>
    public TorchLibrary()
    {
        try
        {
            using Tensor first = torch.zeros(1);
            Choices = [.. All.Where(choice => choice.IsThere())];
        }
        catch (Exception error) when (
            error is NotSupportedException or TypeInitializationException or DllNotFoundException or ExternalException)
        {
            WhyMissing = $"TorchSharp cannot load it: {error.GetBaseException().Message.Split('\n')[0]}";
        }
    }

    /// <inheritdoc/>
    public string Name => LibraryName;

    /// <inheritdoc/>
    public string? WhyMissing { get; }

    /// <inheritdoc/>
    public IReadOnlyList<IBaseline> Choices { get; } = [];
}
