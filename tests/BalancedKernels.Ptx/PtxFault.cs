namespace BalancedKernels.Ptx;

/// <summary>What a kernel did that PTX does not define.</summary>
public enum PtxFault
{
    /// <summary>An access of bytes that no allocation has.</summary>
    OutOfBounds,

    /// <summary>An address that is no multiple of the bytes accessed.</summary>
    Misaligned,

    /// <summary>A read of memory that nobody wrote.</summary>
    Unwritten,

    /// <summary>A read of a register that its thread did not write.</summary>
    UndefinedRegister,

    /// <summary>
    /// A write to memory that is only to be read, or a read through the path for constant data of what the kernel
    /// writes.
    /// </summary>
    ReadOnly,

    /// <summary>
    /// Two threads access the same byte of shared memory, one of them writing, with nothing that orders them.
    /// </summary>
    Race,

    /// <summary>An access of bytes that an asynchronous copy has not been waited for.</summary>
    InFlight,

    /// <summary>A barrier that not every thread reaches.</summary>
    Barrier,

    /// <summary>An instruction of a whole warp that a lane does not take part in.</summary>
    MissingLane,

    /// <summary>A branch that promised to be the same for all lanes, and is not.</summary>
    Divergence,

    /// <summary>An operand outside of what the instruction takes, a division by zero among them.</summary>
    Operand,

    /// <summary>A thread that does not end.</summary>
    Endless,
}
