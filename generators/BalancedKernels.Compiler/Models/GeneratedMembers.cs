namespace BalancedKernels.Compiler.Models;

/// <summary>The names and implementations of a layer's generated members.</summary>
/// <remarks>
/// They avoid the members that the user has declared: a static member whose name is taken gets another name, and a
/// member of the interface is implemented explicitly. Therefore no name of the user's breaks the build.
/// </remarks>
internal sealed record GeneratedMembers
{
    /// <summary>The members of a class in which the user has declared no members.</summary>
    public static readonly GeneratedMembers Default = new();

    /// <summary>The private field that holds the engine.</summary>
    public string EngineField { get; init; } = "engine";

    /// <summary>
    /// The private property that throws if the engine is missing; generated only if the user has declared constructors.
    /// </summary>
    public string LoadedEngine { get; init; } = "LoadedEngine";

    /// <summary>
    /// The property that describes the layer; an instance property if the layer may have several patterns, otherwise
    /// static.
    /// </summary>
    public string Description { get; init; } = "Description";

    /// <summary>The static property with one description per pattern.</summary>
    public string Descriptions { get; init; } = "Descriptions";

    /// <summary>The private field that holds the index of the pattern in use.</summary>
    public string PatternIndexField { get; init; } = "patternIndex";

    /// <summary>The static method that loads named tensors from a file.</summary>
    public string Load { get; init; } = "Load";

    /// <summary>The static method of a chain that loads a file without a name prefix.</summary>
    public string LoadWhole { get; init; } = "Load";

    /// <summary>The static method that creates the layer from weights in memory.</summary>
    public string Create { get; init; } = "Create";

    /// <summary>The property with the bytes of the packed weights on the device.</summary>
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
    /// Whether the user has declared a <c>Dispose()</c>, which the explicit implementation then calls.
    /// </summary>
    public bool HasOwnDispose { get; init; }

    /// <summary>How the user's base class declares <c>Dispose()</c>.</summary>
    public BaseDispose BaseDispose { get; init; }

    /// <summary>Which constructors the user has declared.</summary>
    public UserConstructors Constructors { get; init; }

    /// <summary>Whether the class has a base class, whose members the generated ones may hide.</summary>
    public bool HasBaseClass { get; init; }
}

/// <summary>How the generated part implements one member of an interface.</summary>
internal enum MemberImplementation
{
    /// <summary>By a public member.</summary>
    Public,

    /// <summary>By an explicit implementation, because the user has declared a member of that name.</summary>
    Explicit,

    /// <summary>Not at all, because the user has implemented it explicitly.</summary>
    Absent,
}

/// <summary>How a layer's base class declares <c>Dispose()</c>, which the generated one must call.</summary>
internal enum BaseDispose
{
    /// <summary>The base class has no <c>Dispose()</c>.</summary>
    None,

    /// <summary>It is not virtual: the generated method hides and calls it.</summary>
    Hidden,

    /// <summary>It is virtual: the generated method overrides and calls it.</summary>
    Virtual,

    /// <summary>It is abstract: the generated method overrides it.</summary>
    Abstract,
}

/// <summary>The instance constructors that the user has declared on a layer.</summary>
internal enum UserConstructors
{
    /// <summary>None: the generated constructor is the only one.</summary>
    None,

    /// <summary>One without parameters, which the generated constructor calls first.</summary>
    Parameterless,

    /// <summary>Only constructors with parameters, which the generated one cannot call.</summary>
    WithParameters,
}
