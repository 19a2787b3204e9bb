using System;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Generators;

/// <summary>A layer as far as its class and its attributes tell; the rest depends on the project around it.</summary>
/// <param name="Layer">The layer; whether it has GPU kernels is decided in <see cref="Complete"/>.</param>
/// <param name="Targets">Which devices the user wants kernels for.</param>
internal sealed record LayerDeclaration(AnnotatedLayer Layer, KernelTargets Targets)
{
    /// <summary>Makes the model that is compiled.</summary>
    /// <param name="gpuReferenced">Whether the project references BalancedKernels.Gpu. Where it was
    /// asked for and is missing (BK0303), CPU kernels are still written: the rest of the user's code compiles.</param>
    /// <param name="sharedFileNames">File names that several layers would have.</param>
    public AnnotatedLayer Complete(bool gpuReferenced, EquatableArray<string> sharedFileNames)
    {
        bool gpu = gpuReferenced && Targets != KernelTargets.Cpu && Layer is not SequentialModel { HasCpuLayers: true };
        AnnotatedLayer layer = Layer with { Gpu = gpu, Cpu = !gpu || Targets != KernelTargets.Gpu };

        return sharedFileNames.Contains(layer.Type.FileName, StringComparer.Ordinal)
            ? layer with { Type = layer.Type with { FileName = FileNames.MakeUnique(layer.Type) } }
            : layer;
    }
}
