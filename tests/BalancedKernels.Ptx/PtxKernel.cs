using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Ptx.Decoding;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx;

/// <summary>
/// A kernel that was read from PTX and is ready to be run: what a GPU would do, as far as numbers and the rules
/// of PTX go, on a machine without one.
/// </summary>
public sealed class PtxKernel
{
    private PtxKernel(KernelHeader header, KernelBody body)
    {
        Header = header;
        Body = body;
        ParameterBytes = header.Parameters.Select(parameter => parameter.Offset + parameter.Bytes).LastOrDefault();
    }

    /// <summary>Gets its name.</summary>
    public string Name => Header.Name;

    /// <summary>Gets its parameters in order.</summary>
    public IReadOnlyList<PtxParameter> Parameters => Header.Parameters;

    /// <summary>Gets the bytes that all parameters take.</summary>
    public int ParameterBytes { get; }

    /// <summary>Gets the bytes of shared memory it declares.</summary>
    public int SharedBytes => Body.SharedBytes;

    /// <summary>Gets its instructions in the order of the text.</summary>
    public IReadOnlyList<PtxInstruction> Instructions => Body.Instructions;

    internal KernelHeader Header { get; }

    internal KernelBody Body { get; }

    /// <summary>Reads a kernel.</summary>
    /// <param name="module">The text of a PTX module.</param>
    /// <param name="name">Which of its kernels; null for the only one.</param>
    /// <exception cref="PtxFormatException">
    /// There is no such kernel, or it has an instruction that is not known.
    /// </exception>
    public static PtxKernel Load(string module, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(module);

        string text = StatementReader.WithoutComments(module);
        KernelHeader header = KernelHeader.Find(text, name);
        return new PtxKernel(header, KernelBody.Read(text, header));
    }

    /// <summary>Runs it, one group after another.</summary>
    /// <returns>What was executed.</returns>
    /// <exception cref="PtxFaultException">It did what PTX does not define.</exception>
    public PtxCounts Run(PtxLaunch launch) => new Running.Machine(this, launch).Run();
}
