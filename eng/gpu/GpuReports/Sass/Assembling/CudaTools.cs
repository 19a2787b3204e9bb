using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace GpuReports.Sass.Assembling;

/// <summary>NVIDIA's assembler and disassembler, in one folder.</summary>
internal sealed partial class CudaTools
{
    private readonly string assembler;
    private readonly string disassembler;

    private CudaTools(string assembler, string disassembler, string version)
    {
        this.assembler = assembler;
        this.disassembler = disassembler;
        Version = version;
    }

    /// <summary>
    /// Gets the assembler's version, such as <c>V11.8.89</c>: another one may choose other instructions.
    /// </summary>
    public string Version { get; }

    /// <summary>Takes the tools of a folder.</summary>
    /// <param name="folder">Where <c>ptxas</c> and <c>nvdisasm</c> stand.</param>
    /// <exception cref="FileNotFoundException">One of them is not there.</exception>
    public static async Task<CudaTools> Open(string folder)
    {
        string assembler = Tool(folder, "ptxas");
        string answer = await Run(assembler, "--version");
        Match version = VersionPattern().Match(answer);

        return new CudaTools(
            assembler,
            Tool(folder, "nvdisasm"),
            version.Success
                ? version.Value
                : throw new InvalidDataException($"'{assembler} --version' says no version: {answer}"));
    }

    /// <summary>Assembles PTX for an architecture, at -O3.</summary>
    /// <param name="module">The kernels.</param>
    /// <param name="architecture">Such as <c>sm_90</c>.</param>
    /// <returns>The kernels in their order.</returns>
    /// <exception cref="InvalidOperationException">A tool refused its input.</exception>
    public async Task<IReadOnlyList<AssembledKernel>> Assemble(PtxModule module, string architecture)
    {
        string folder = Directory.CreateTempSubdirectory("sass-report").FullName;
        try
        {
            string source = Path.Combine(folder, "kernel.ptx");
            string binary = Path.Combine(folder, "kernel.cubin");
            await File.WriteAllTextAsync(source, module.Text);
            string resources = await Run(assembler, $"-arch={architecture}", "-O3", "-v", source, "-o", binary);

            string disassembly = await Run(disassembler, "-c", "-hex", binary);
            return [.. module.Names.Select(name => AssembledKernel.Read(name, resources, disassembly))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Tool(string folder, string name)
    {
        string path = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"There is no {name} in {folder}; eng/gpu/sass-report gets it.", path);
    }

    // What ptxas has to say about a kernel stands on its error stream.
    private static async Task<string> Run(string tool, params string[] arguments)
    {
        ProcessStartInfo start = new(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        string text = await output + await messages;

        return process.ExitCode == 0
            ? text
            : throw new InvalidOperationException(
                $"{tool} {string.Join(' ', arguments)} ended with {process.ExitCode}: {text}");
    }

    [GeneratedRegex(@"V\d+\.\d+\.\d+")]
    private static partial Regex VersionPattern();
}
