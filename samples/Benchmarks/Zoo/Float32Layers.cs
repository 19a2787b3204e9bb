using System.Collections.Generic;
using BalancedKernels;

namespace Benchmarks.Zoo;

/// <summary>
/// Every shape of the zoo, with weights in float32: each with kernels for the patterns that it is measured in.
/// </summary>
internal static partial class Float32Layers
{
    public static IReadOnlyList<ZooLayer> All { get; } =
    [
        .. ZooLayer.Of(Square512.Descriptions, Square512.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Square1024.Descriptions, Square1024.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Square2048.Descriptions, Square2048.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Square4096.Descriptions, Square4096.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Square8192.Descriptions, Square8192.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Paper.Descriptions, Paper.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Lstm.Descriptions, Lstm.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(Ctc.Descriptions, Ctc.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(VggFc6.Descriptions, VggFc6.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(VggFc8.Descriptions, VggFc8.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(LlamaDown.Descriptions, LlamaDown.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(LlamaUp.Descriptions, LlamaUp.Create, layer => layer.PackedBytes),
        .. ZooLayer.Of(BertUp.Descriptions, BertUp.Create, layer => layer.PackedBytes),
    ];

    [Linear(512, 512)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Square512;

    [Linear(1024, 1024, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 4, Kept = 2)]
    [BalancedSparse(Block = 32, Kept = 13)]
    [BalancedSparse(Block = 32, Kept = 10)]
    [BalancedSparse(Block = 16, Kept = 4)]
    [BalancedSparse(Block = 8, Kept = 2)]
    [BalancedSparse(Block = 64, Kept = 12)]
    [BalancedSparse(Block = 32, Kept = 4)]
    [BalancedSparse(Block = 16, Kept = 2)]
    [BalancedSparse(Block = 32, Kept = 3)]
    [BalancedSparse(Block = 64, Kept = 3)]
    internal sealed partial class Square1024;

    [Linear(2048, 2048)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Square2048;

    /// <summary>Also fc7 of VGG-16.</summary>
    [Linear(4096, 4096, Dense = true)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 16)]
    [BalancedSparse(Block = 4, Kept = 2)]
    [BalancedSparse(Block = 32, Kept = 13)]
    [BalancedSparse(Block = 32, Kept = 10)]
    [BalancedSparse(Block = 16, Kept = 4)]
    [BalancedSparse(Block = 8, Kept = 2)]
    [BalancedSparse(Block = 64, Kept = 12)]
    [BalancedSparse(Block = 32, Kept = 4)]
    [BalancedSparse(Block = 16, Kept = 2)]
    [BalancedSparse(Block = 32, Kept = 3)]
    [BalancedSparse(Block = 64, Kept = 3)]
    internal sealed partial class Square4096;

    [Linear(8192, 8192)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Square8192;

    /// <summary>The matrix that the paper on balanced sparsity measures.</summary>
    [Linear(8192, 16384)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Paper;

    /// <summary>The four gates of an LSTM with 1500 units.</summary>
    [Linear(1500, 6000)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class Lstm;

    /// <summary>The four gates of a bidirectional LSTM with 1024 units, for speech.</summary>
    [Linear(2048, 4096)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class Ctc;

    /// <summary>fc6 of VGG-16.</summary>
    [Linear(25088, 4096)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class VggFc6;

    /// <summary>fc8 of VGG-16: 1000 classes.</summary>
    [Linear(4096, 1000)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class VggFc8;

    /// <summary>The way down of a transformer with 4096 features.</summary>
    [Linear(11008, 4096)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class LlamaDown;

    /// <summary>The way up of a transformer with 4096 features.</summary>
    [Linear(4096, 14336)]
    [BalancedSparse(Block = 32, Kept = 6)]
    internal sealed partial class LlamaUp;

    /// <summary>The way up of a transformer with 768 features.</summary>
    [Linear(768, 3072)]
    [BalancedSparse(Block = 32, Kept = 6)]
    [BalancedSparse(Block = 32, Kept = 16)]
    internal sealed partial class BertUp;
}
