using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace Baselines.Torch;

/// <summary>
/// The operators for packed weights, which neither TorchSharp nor a compiled script reaches, but a saved module does.
/// </summary>
internal sealed class OneDnnModule : IDisposable
{
    // The code of a module without weights, in the form that TorchScript saves.
    private const string Code =
        """
        class Layer(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def linear(self: __torch__.Layer, x: Tensor, weights: Tensor, bias: Tensor) -> Tensor:
            return ops.mkldnn._linear_pointwise(x, weights, bias, "none", annotate(List[Optional[number]], []), None)
          def linear_relu(self: __torch__.Layer, x: Tensor, weights: Tensor, bias: Tensor) -> Tensor:
            return ops.mkldnn._linear_pointwise(x, weights, bias, "relu", annotate(List[Optional[number]], []), None)
          def pack(self: __torch__.Layer, weights: Tensor, batch: int) -> Tensor:
            return ops.mkldnn._reorder_linear_weight(weights, batch)

        """;

    // Pickles, protocol 2: a Layer whose only member is training = False, and an empty tuple.
    private const string Data = "\u0080\u0002c__torch__\nLayer\n)\u0081}(X\u0008\0\0\0training\u0089ub.";
    private const string Constants = "\u0080\u0002).";

    private static readonly byte[] Archive = Zip(
        ("data.pkl", Data),
        ("code/__torch__.py", Code),
        ("constants.pkl", Constants),
        ("version", "10\n"));

    private readonly torch.jit.ScriptModule module = torch.jit.load(Archive);

    /// <summary>Lays weights out for calls of one batch.</summary>
    /// <param name="weights">[out, in].</param>
    /// <param name="batch">Samples per call.</param>
    public Tensor Pack(Tensor weights, int batch) => (Tensor)module.invoke("pack", weights, (long)batch);

    /// <summary>Computes a layer.</summary>
    /// <param name="input">[batch, in].</param>
    /// <param name="packed">What <see cref="Pack"/> made.</param>
    /// <param name="bias">[out].</param>
    /// <param name="relu">Whether negative outputs become zero.</param>
    public Tensor Linear(Tensor input, Tensor packed, Tensor bias, bool relu) =>
        (Tensor)module.invoke(relu ? "linear_relu" : "linear", input, packed, bias);

    public void Dispose() => module.Dispose();

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create))
        {
            foreach ((string name, string text) in files)
            {
                using Stream entry = archive.CreateEntry($"layer/{name}", CompressionLevel.NoCompression).Open();
                entry.Write(Encoding.Latin1.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
