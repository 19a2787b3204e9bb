namespace BalancedKernels;

/// <summary>The kinds of things that a path leads to.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A file whose bytes are kept.</summary>
    Regular,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A named pipe: opening it waits for the other end.</summary>
    Pipe,

    /// <summary>A device: opening it may do something to it.</summary>
    Device,

    /// <summary>A socket.</summary>
    Socket,
}
