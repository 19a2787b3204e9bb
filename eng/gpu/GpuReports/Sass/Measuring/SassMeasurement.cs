using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GpuReports.Sass.Assembling;
using OfflineKernels;

namespace GpuReports.Sass.Measuring;

/// <summary>Assembles layers' kernels for every architecture and works their figures out.</summary>
internal static class SassMeasurement
{
    // The disassembler takes half a second to start, whatever it is given.
    private const int KernelsPerModule = 24;

    /// <summary>Measures layers.</summary>
    /// <returns>By architecture, then by batch, then in the order of <paramref name="layers"/>.</returns>
    /// <exception cref="InvalidDataException">
    /// A kernel's machine code could not be followed; the message names the kernel.
    /// </exception>
    public static async Task<IReadOnlyList<KernelFigures>> Run(CudaTools tools, IReadOnlyList<GpuLayer> layers)
    {
        MeasuredKernel[][] modules =
        [
            .. from model in GpuModel.All
               from batch in layers.SelectMany(layer => layer.Batches).Distinct().Order()
               from module in layers
                   .Where(layer => layer.Batches.Contains(batch))
                   .Select(layer => new MeasuredKernel(model, layer, batch))
                   .Chunk(KernelsPerModule)
               select module,
        ];
        ConcurrentDictionary<int, IEnumerable<KernelFigures>> figures = [];
        await Parallel.ForAsync(0, modules.Length, async (i, _) => figures[i] = await Measure(tools, modules[i]));

        return [.. figures.OrderBy(module => module.Key).SelectMany(module => module.Value)];
    }

    private static async Task<IEnumerable<KernelFigures>> Measure(CudaTools tools, MeasuredKernel[] kernels)
    {
        PtxModule module = PtxModule.Of([.. kernels.Select(kernel => kernel.Ptx())]);
        IReadOnlyList<AssembledKernel> assembled = await tools.Assemble(module, kernels[0].Model.Assembler);
        return [.. kernels.Zip(assembled, Figures)];
    }

    private static KernelFigures Figures(MeasuredKernel kernel, AssembledKernel assembled)
    {
        try
        {
            return KernelFigures.Of(kernel, assembled);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException(
                $"{kernel.Layer.Description.WeightType} {kernel.Launch.Kernel.Name} for {kernel.Model.Assembler}: {exception.Message}",
                exception);
        }
    }
}
