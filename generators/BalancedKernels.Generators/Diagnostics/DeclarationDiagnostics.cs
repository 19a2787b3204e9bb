using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK01nn: what is wrong with a class as a layer.</summary>
internal static class DeclarationDiagnostics
{
    private const string Category = "BalancedKernels.Declaration";

    /// <summary>BK0101: a type that the generated half must re-open is closed.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        id: "BK0101",
        title: "A layer is not partial",
        messageFormat: "'{0}' is not partial, so the generated half of layer '{1}' cannot complete it; add the modifier partial",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generated half of a layer re-opens its class and every type around it.",
        helpLinkUri: HelpPages.For("BK0101"));

    /// <summary>BK0102: kernels cannot be written for a type parameter.</summary>
    public static readonly DiagnosticDescriptor Generic = new(
        id: "BK0102",
        title: "A layer is generic",
        messageFormat: "Layer '{0}' cannot be generated because '{1}' has type parameters; take them away or move the layer out",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Kernels are written once for each layer, not for each type argument.",
        helpLinkUri: HelpPages.For("BK0102"));

    /// <summary>BK0103: a pattern without a matrix.</summary>
    public static readonly DiagnosticDescriptor PatternWithoutLayer = new(
        id: "BK0103",
        title: "BalancedSparse stands without a layer kind",
        messageFormat: "'{0}' has [BalancedSparse] but no layer kind; add one, such as [Linear(inputs, outputs)]",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A pattern says which weights of a layer are kept; another attribute says which layer.",
        helpLinkUri: HelpPages.For("BK0103"));

    /// <summary>BK0104: two kinds of layer on one class.</summary>
    public static readonly DiagnosticDescriptor TwoKinds = new(
        id: "BK0104",
        title: "A class is two kinds of layer",
        messageFormat: "'{0}' is {1} kinds of layer ({2}); keep one and give each other its own class",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A class is one layer of one kind.",
        helpLinkUri: HelpPages.For("BK0104"));

    /// <summary>BK0105: a matrix without rows or columns.</summary>
    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        id: "BK0105",
        title: "A layer's size is not positive",
        messageFormat: "'{0}' has {1} {2}; write 1 or more",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Inputs are the columns and outputs the rows of the weight matrix: it has one of each at least.",
        helpLinkUri: HelpPages.For("BK0105"));

    /// <summary>BK0106: a number that is no precision.</summary>
    public static readonly DiagnosticDescriptor UnknownWeightType = new(
        id: "BK0106",
        title: "A precision is unknown",
        messageFormat: "WeightType = {1} of '{0}' is not a weight type; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Weights are stored in one of the members of BalancedKernels.WeightType.",
        helpLinkUri: HelpPages.For("BK0106"));

    /// <summary>BK0107: a number that is no activation.</summary>
    public static readonly DiagnosticDescriptor UnknownActivation = new(
        id: "BK0107",
        title: "An activation is unknown",
        messageFormat: "Activation = {1} of '{0}' is no activation; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The epilogue of a kernel is one of the members of BalancedKernels.Activation.",
        helpLinkUri: HelpPages.For("BK0107"));

    /// <summary>BK0108: a class that the generated half cannot complete or construct.</summary>
    public static readonly DiagnosticDescriptor CannotBeCompleted = new(
        id: "BK0108",
        title: "A class cannot be completed as a layer",
        messageFormat: "'{0}' cannot be a layer because {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generated half re-opens the class in another file and makes instances of it with weights in them.",
        helpLinkUri: HelpPages.For("BK0108"));

    /// <summary>BK0109: a number that is no choice of devices.</summary>
    public static readonly DiagnosticDescriptor UnknownTargets = new(
        id: "BK0109",
        title: "A choice of targets is unknown",
        messageFormat: "Targets = {1} of '{0}' is no choice of devices; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Kernels are written for one of the members of BalancedKernels.KernelTargets.",
        helpLinkUri: HelpPages.For("BK0109"));

    /// <summary>BK0120: a number that may be 0 but not less.</summary>
    public static readonly DiagnosticDescriptor NegativeNumber = new(
        id: "BK0120",
        title: "A number is negative",
        messageFormat: "{1} = {2} of '{0}' is negative; write 0 or more",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Padding counts numbers beside the input; a size of 0 is given to each Forward.",
        helpLinkUri: HelpPages.For("BK0120"));

    /// <summary>BK0121: groups that do not divide the channels.</summary>
    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        id: "BK0121",
        title: "The groups of a convolution do not divide its channels",
        messageFormat: "{1} groups of '{0}' do not divide {2} input channels and {3} output channels; write a number that divides both",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Each group has the same number of input channels and of output channels.",
        helpLinkUri: HelpPages.For("BK0121"));

    /// <summary>BK0122: one size of an image without the other.</summary>
    public static readonly DiagnosticDescriptor HalfASize = new(
        id: "BK0122",
        title: "One size of an image is given without the other",
        messageFormat: "'{0}' gives {1} without {2}; give both, or none to give them to each Forward",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Kernels are written for images of one size or for images of any.",
        helpLinkUri: HelpPages.For("BK0122"));

    /// <summary>BK0123: an input that the kernel does not fit into.</summary>
    public static readonly DiagnosticDescriptor KernelDoesNotFit = new(
        id: "BK0123",
        title: "A kernel does not fit into its input",
        messageFormat: "The kernel of '{0}' reaches {1} in {2}, and the input has {3} with its padding; give it a larger input, a smaller kernel or more padding",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A convolution has an output wherever its kernel fits into the padded input: one at least.",
        helpLinkUri: HelpPages.For("BK0123"));

    /// <summary>BK0124: a number that is no padding mode.</summary>
    public static readonly DiagnosticDescriptor UnknownPaddingMode = new(
        id: "BK0124",
        title: "A padding mode is unknown",
        messageFormat: "PaddingMode = {1} of '{0}' is no padding mode; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Padding is one of the members of BalancedKernels.PaddingMode.",
        helpLinkUri: HelpPages.For("BK0124"));

    /// <summary>BK0125: a mirror that is longer than what it shows.</summary>
    public static readonly DiagnosticDescriptor MirrorTooLong = new(
        id: "BK0125",
        title: "Mirrored padding is longer than the input",
        messageFormat: "'{0}' mirrors {1} numbers at an end, and a length of {2} has {3} beside its last; write less padding or a longer input",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The mirror stands at the last number, which is not repeated.",
        helpLinkUri: HelpPages.For("BK0125"));

    /// <summary>BK0126: more numbers than an array holds, or more bytes than a device takes.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        id: "BK0126",
        title: "A layer is too large",
        messageFormat: "{1} of '{0}' comes to {2}; {3} is the most",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Inputs, outputs, states and weight matrices have at most 2,147,483,591 numbers each, what one array holds; packed on a CPU, a matrix takes less than 2 GiB.",
        helpLinkUri: HelpPages.For("BK0126"));
}
