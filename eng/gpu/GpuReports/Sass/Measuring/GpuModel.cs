using System.Collections.Generic;
using ILGPU.Runtime.Cuda;

namespace GpuReports.Sass.Measuring;

/// <summary>
/// The GPU that represents an architecture; from NVIDIA's data sheets and the CUDA programming guide's tables.
/// </summary>
/// <param name="Name">The product.</param>
/// <param name="Architecture">What its kernels are assembled for.</param>
/// <param name="Multiprocessors">Multiprocessors.</param>
/// <param name="Gigahertz">Clock, boosted.</param>
/// <param name="GigabytesPerSecond">Bandwidth of the memory, 10^9 bytes a second.</param>
/// <param name="SharedBytes">Shared memory of a multiprocessor; each group takes 1 KB more than it asks for.</param>
/// <param name="FirstArgument">The byte of the constant bank at which a kernel's arguments start.</param>
internal sealed record GpuModel(
    string Name,
    CudaArchitecture Architecture,
    int Multiprocessors,
    double Gigahertz,
    double GigabytesPerSecond,
    int SharedBytes,
    int FirstArgument)
{
    /// <summary>Instructions that a multiprocessor issues in a clock: one for each of its four schedulers.</summary>
    public const int IssueSlots = 4;

    /// <summary>Warps of a multiprocessor.</summary>
    public const int Warps = 64;

    /// <summary>Groups of a multiprocessor.</summary>
    public const int Groups = 32;

    /// <summary>Registers of a multiprocessor; a warp gets them 256 at a time, 8 for each lane.</summary>
    public const int Registers = 64 * 1024;

    /// <summary>Gets the models: one for each architecture that is reported on.</summary>
    public static IReadOnlyList<GpuModel> All { get; } =
    [
        new(
            "H200",
            CudaArchitecture.SM_90,
            Multiprocessors: 132,
            Gigahertz: 1.98,
            GigabytesPerSecond: 4800,
            SharedBytes: 228 * 1024,
            FirstArgument: 0x210),
        new(
            "A100 SXM 80 GB",
            CudaArchitecture.SM_80,
            Multiprocessors: 108,
            Gigahertz: 1.41,
            GigabytesPerSecond: 2039,
            SharedBytes: 164 * 1024,
            FirstArgument: 0x160),
    ];

    /// <summary>Gets the architecture as the assembler names it: <c>sm_90</c>.</summary>
    public string Assembler => $"sm_{Architecture.Major}{Architecture.Minor}";

    /// <summary>
    /// Gets the bytes that one multiprocessor's share of the bandwidth brings in a clock: 18.4 on an H200.
    /// </summary>
    public double BytesPerClock => GigabytesPerSecond / Gigahertz / Multiprocessors;
}
