namespace BalancedKernels.Compiler.Models;

/// <summary>What generated members are called, and how they stand beside what the user has declared.</summary>
/// <remarks>
/// A static member whose name is taken gets another name; a member of the interface steps back
/// behind the interface. So no name of the user's breaks the build.
/// </remarks>
internal sealed record ShellMembers
{
    /// <summary>The members of a class of which the user has declared nothing but the head.</summary>
    public static readonly ShellMembers Undisturbed = new();

    /// <summary>The private field that holds the engine.</summary>
    public string EngineField { get; init; } = "engine";

    /// <summary>
    /// The private property that refuses a missing engine; written only beside constructors of the user's.
    /// </summary>
    public string LoadedEngine { get; init; } = "LoadedEngine";

    /// <summary>
    /// The property that describes the layer: of a loaded layer where there may be several patterns, otherwise static.
    /// </summary>
    public string Description { get; init; } = "Description";

    /// <summary>The static property that describes the layer with each of its patterns.</summary>
    public string Descriptions { get; init; } = "Descriptions";

    /// <summary>The private field that holds the number of the pattern in use.</summary>
    public string FormField { get; init; } = "form";

    /// <summary>The static method that loads from a file.</summary>
    public string Load { get; init; } = "Load";

    /// <summary>The static method of a chain that loads a whole file.</summary>
    public string LoadWhole { get; init; } = "Load";

    /// <summary>The static method that loads from weights in memory.</summary>
    public string Create { get; init; } = "Create";

    /// <summary>The property that counts bytes on the device.</summary>
    public string PackedBytes { get; init; } = "PackedBytes";

    /// <summary>How ILayer.Inputs is implemented.</summary>
    public MemberImplementation Inputs { get; init; }

    /// <summary>How ILayer.Outputs is implemented.</summary>
    public MemberImplementation Outputs { get; init; }

    /// <summary>How IDeviceLayer.Device is implemented.</summary>
    public MemberImplementation Device { get; init; }

    /// <summary>How ILayer.Forward on spans is implemented.</summary>
    public MemberImplementation ForwardSpans { get; init; }

    /// <summary>How ILayer.Forward on device tensors is implemented.</summary>
    public MemberImplementation ForwardTensors { get; init; }

    /// <summary>How IDisposable.Dispose is implemented.</summary>
    public MemberImplementation Dispose { get; init; }

    /// <summary>
    /// Whether the user has declared a <c>Dispose()</c>, which the one behind the interface then calls.
    /// </summary>
    public bool HasOwnDispose { get; init; }

    /// <summary>What the user's base class has to be disposed.</summary>
    public BaseDispose BaseDispose { get; init; }

    /// <summary>Which constructors the user has declared.</summary>
    public UserConstructors Constructors { get; init; }

    /// <summary>Whether the class has a base class of the user's, whose members generated ones may hide.</summary>
    public bool HasBaseClass { get; init; }
}
