using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK01nn: errors in the declaration of a layer.</summary>
internal static class DeclarationDiagnostics
{
    private const string Category = "BalancedKernels.Declaration";

    /// <summary>BK0101: a type that the generated part must complete is not partial.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        id: "BK0101",
        title: "A layer is not partial",
        messageFormat: "'{0}' is not partial, so the generated part of layer '{1}' cannot complete it; add the modifier partial",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generated part of a layer is a partial declaration of its class, inside partial declarations of its containing types.",
        helpLinkUri: HelpPages.For("BK0101"));

    /// <summary>BK0102: kernels cannot be generated for a type parameter.</summary>
    public static readonly DiagnosticDescriptor Generic = new(
        id: "BK0102",
        title: "A layer is generic",
        messageFormat: "Layer '{0}' cannot be generated because '{1}' has type parameters; remove them or move the layer to a type without",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Kernels are generated once per layer, not per type argument.",
        helpLinkUri: HelpPages.For("BK0102"));

    /// <summary>BK0103: a pattern without a matrix.</summary>
    public static readonly DiagnosticDescriptor PatternWithoutLayer = new(
        id: "BK0103",
        title: "BalancedSparse is used without a layer kind",
        messageFormat: "'{0}' has [BalancedSparse] but no layer kind; add one, such as [Linear(inputs, outputs)]",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A pattern declares which weights of a layer are kept; another attribute declares the layer.",
        helpLinkUri: HelpPages.For("BK0103"));

    /// <summary>BK0104: two kinds of layer on one class.</summary>
    public static readonly DiagnosticDescriptor TwoKinds = new(
        id: "BK0104",
        title: "A class has two layer kinds",
        messageFormat: "'{0}' has {1} layer kinds ({2}); keep one and declare a class for each of the others",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A class has one layer kind.",
        helpLinkUri: HelpPages.For("BK0104"));

    /// <summary>BK0105: a matrix without rows or columns.</summary>
    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        id: "BK0105",
        title: "A layer's size is not positive",
        messageFormat: "'{0}' has {1} {2}; write 1 or more",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Inputs are the columns and outputs the rows of the weight matrix, which has at least one of each.",
        helpLinkUri: HelpPages.For("BK0105"));

    /// <summary>BK0106: a number that is not a weight type.</summary>
    public static readonly DiagnosticDescriptor UnknownWeightType = new(
        id: "BK0106",
        title: "A weight type is unknown",
        messageFormat: "WeightType = {1} of '{0}' is not a weight type; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Weights are stored in one of the members of BalancedKernels.WeightType.",
        helpLinkUri: HelpPages.For("BK0106"));

    /// <summary>BK0107: a number that is not an activation.</summary>
    public static readonly DiagnosticDescriptor UnknownActivation = new(
        id: "BK0107",
        title: "An activation is unknown",
        messageFormat: "Activation = {1} of '{0}' is not an activation; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The epilogue of a kernel is one of the members of BalancedKernels.Activation.",
        helpLinkUri: HelpPages.For("BK0107"));

    /// <summary>BK0108: a class that the generated part cannot complete or construct.</summary>
    public static readonly DiagnosticDescriptor CannotBeCompleted = new(
        id: "BK0108",
        title: "A class cannot be completed as a layer",
        messageFormat: "'{0}' cannot be a layer because {1}; {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generated part completes the class in another file and creates instances of it with weights.",
        helpLinkUri: HelpPages.For("BK0108"));

    /// <summary>BK0109: a number that is not a member of KernelTargets.</summary>
    public static readonly DiagnosticDescriptor UnknownTargets = new(
        id: "BK0109",
        title: "The targets are unknown",
        messageFormat: "Targets = {1} of '{0}' is not a choice of devices; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Kernels are generated for one of the members of BalancedKernels.KernelTargets.",
        helpLinkUri: HelpPages.For("BK0109"));

    /// <summary>BK0120: a number that may be 0 but not less.</summary>
    public static readonly DiagnosticDescriptor NegativeNumber = new(
        id: "BK0120",
        title: "A number is negative",
        messageFormat: "{1} = {2} of '{0}' is negative; write 0 or more",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Padding is a number of values; a size of 0 means that the size is passed to each Forward.",
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
    public static readonly DiagnosticDescriptor OneSizeMissing = new(
        id: "BK0122",
        title: "One size of an image is set without the other",
        messageFormat: "'{0}' sets {1} without {2}; set both, or neither to pass the sizes to each Forward",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A layer computes images of one size or of any size.",
        helpLinkUri: HelpPages.For("BK0122"));

    /// <summary>BK0123: a kernel that is larger than the padded input.</summary>
    public static readonly DiagnosticDescriptor KernelDoesNotFit = new(
        id: "BK0123",
        title: "A kernel does not fit into its input",
        messageFormat: "The kernel of '{0}' spans {1} in {2}, but the padded input has {3}; use a larger input, a smaller kernel or more padding",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A convolution has an output at each position where its kernel fits into the padded input, and needs at least one.",
        helpLinkUri: HelpPages.For("BK0123"));

    /// <summary>BK0124: a number that is not a padding mode.</summary>
    public static readonly DiagnosticDescriptor UnknownPaddingMode = new(
        id: "BK0124",
        title: "A padding mode is unknown",
        messageFormat: "PaddingMode = {1} of '{0}' is not a padding mode; write one of {2}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Padding is one of the members of BalancedKernels.PaddingMode.",
        helpLinkUri: HelpPages.For("BK0124"));

    /// <summary>BK0125: reflected padding that is longer than the input.</summary>
    public static readonly DiagnosticDescriptor ReflectionTooLong = new(
        id: "BK0125",
        title: "Reflected padding is longer than the input",
        messageFormat: "'{0}' reflects {1} values at an end, but an input of length {2} has only {3} besides the last; use less padding or a longer input",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The padding is reflected at the last value, which is not repeated.",
        helpLinkUri: HelpPages.For("BK0125"));

    /// <summary>BK0126: more elements than an array can have, or more bytes than a device can store.</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        id: "BK0126",
        title: "A layer is too large",
        messageFormat: "{1} of '{0}' would have {2}; the maximum is {3}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Inputs, outputs, states and weight matrices have at most 2,147,483,591 elements each, the limit of one array; a matrix packed for a CPU takes less than 2 GiB.",
        helpLinkUri: HelpPages.For("BK0126"));
}
