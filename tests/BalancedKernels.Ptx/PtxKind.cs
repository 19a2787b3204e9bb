namespace BalancedKernels.Ptx;

/// <summary>What an instruction is about: executed instructions are counted by it.</summary>
public enum PtxKind
{
    /// <summary>Whole numbers, bits and addresses.</summary>
    Integer,

    /// <summary>Numbers of 32 or 64 bits with a fraction.</summary>
    Float,

    /// <summary>Numbers of 16 bits with a fraction, one or two at a time.</summary>
    Half,

    /// <summary>From one type to another.</summary>
    Convert,

    /// <summary>Comparisons, selections, and logic of predicates.</summary>
    Compare,

    /// <summary>Register to register, constants among them.</summary>
    Move,

    /// <summary>Kernel parameters.</summary>
    Parameter,

    /// <summary>Loads from global memory.</summary>
    GlobalLoad,

    /// <summary>Stores to global memory.</summary>
    GlobalStore,

    /// <summary>Loads from shared memory, of matrices too.</summary>
    SharedLoad,

    /// <summary>Stores to shared memory.</summary>
    SharedStore,

    /// <summary>Loads and stores of a thread's own memory.</summary>
    Local,

    /// <summary>Atomic updates of global or shared memory.</summary>
    Atomic,

    /// <summary>Asynchronous copies from global to shared memory, and waiting for them.</summary>
    AsyncCopy,

    /// <summary>Exchange and agreement among the lanes of a warp.</summary>
    Warp,

    /// <summary>Products of matrices that a warp holds.</summary>
    Matrix,

    /// <summary>Barriers and fences.</summary>
    Barrier,

    /// <summary>Branches and ends.</summary>
    Branch,
}
