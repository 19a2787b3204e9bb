namespace BalancedKernels.Compiler.Models;

/// <summary>How the generated half implements one member of an interface.</summary>
internal enum MemberImplementation
{
    /// <summary>As a public member.</summary>
    Public,

    /// <summary>Behind the interface: the user has a member of that name.</summary>
    Explicit,

    /// <summary>Not at all: the user has implemented it behind the interface.</summary>
    Absent,
}
