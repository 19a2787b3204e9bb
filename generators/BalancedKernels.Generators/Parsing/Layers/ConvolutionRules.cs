using System;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Layers;

/// <summary>
/// Checks the arguments of a convolution: groups divide the channels, and the kernel fits into the input.
/// </summary>
internal sealed class ConvolutionRules(string layer, ConvolutionArguments arguments, Action<Diagnostic>? report)
{
    private AttributeReader Kind => arguments.Kind;

    public bool Check() => CheckNumbers() && CheckGroups() & CheckSizes() && CheckFit();

    private bool CheckNumbers() =>
        AttributeRules.CheckSize(layer, Kind, "inChannels", position: 0, report)
        & AttributeRules.CheckSize(layer, Kind, "outChannels", position: 1, report)
        & CheckKernel()
        & CheckAxes(KnownNames.Stride, axis => axis.Stride, "stride")
        & CheckAxes(KnownNames.Dilation, axis => axis.Dilation, "dilation")
        & AttributeRules.CheckSize(layer, Kind, KnownNames.Groups, arguments.Groups, "groups", report)
        & CheckPadding()
        & (
            arguments.Dimensions == 1
                || AttributeRules.CheckNotNegative(layer, Kind, KnownNames.Height, arguments.Height, report))
        & AttributeRules.CheckNotNegative(
            layer, Kind, arguments.Dimensions == 1 ? KnownNames.Length : KnownNames.Width, arguments.Width, report)
        & (
            arguments.Dimensions == 2
                || AttributeRules.CheckChoice<PaddingMode>(
                    layer, Kind, KnownNames.PaddingMode, DeclarationDiagnostics.UnknownPaddingMode, report))
        & AttributeRules.CheckChoices(layer, Kind, report);

    private bool CheckKernel() => Kind.ArgumentCount == 4
        ? AttributeRules.CheckSize(
            layer,
            Kind,
            "kernelHeight",
            position: 2,
            report) & AttributeRules.CheckSize(layer, Kind, "kernelWidth", position: 3, report)
        : AttributeRules.CheckSize(layer, Kind, "kernel", position: 2, report);

    private bool CheckAxes(string property, Func<ConvolutionAxis, int> get, string name)
    {
        string horizontal = arguments.FindProperty(property, "Width");
        string vertical = arguments.FindProperty(property, "Height");
        return (
            !Kind.HasProperty(property)
                || horizontal == property
                || vertical == property
                || AttributeRules.CheckSize(layer, Kind, property, report))
            & AttributeRules.CheckSize(layer, Kind, horizontal, get(arguments.Horizontal), name, report) & (
                horizontal == vertical
                    || AttributeRules.CheckSize(layer, Kind, vertical, get(arguments.Vertical), name, report));
    }

    private bool CheckPadding()
    {
        bool isOneDimensional = arguments.Dimensions == 1;
        string first = arguments.FindProperty(KnownNames.Padding, isOneDimensional ? "Before" : "Height");
        string second = arguments.FindProperty(KnownNames.Padding, isOneDimensional ? "After" : "Width");
        return (!Kind.HasProperty(KnownNames.Padding) || first == KnownNames.Padding || second == KnownNames.Padding
                || AttributeRules.CheckNotNegative(
                    layer, Kind, KnownNames.Padding, Kind.GetProperty(KnownNames.Padding, 0), report))
            & AttributeRules.CheckNotNegative(
                layer, Kind, first, isOneDimensional ? arguments.Horizontal.Before : arguments.Vertical.Before, report)
            & (
                first == second
                    || AttributeRules.CheckNotNegative(layer, Kind, second, arguments.Horizontal.After, report));
    }

    private bool CheckGroups()
    {
        if (arguments.InChannels % arguments.Groups == 0 && arguments.OutChannels % arguments.Groups == 0)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.GroupsDoNotDivide,
            Kind.Locate(KnownNames.Groups),
            layer,
            arguments.Groups,
            arguments.InChannels,
            arguments.OutChannels));
        return false;
    }

    private bool CheckSizes()
    {
        if (arguments.Dimensions == 1 || (arguments.Height == 0) == (arguments.Width == 0))
            return true;

        string set = arguments.Height == 0 ? KnownNames.Width : KnownNames.Height;
        string missing = arguments.Height == 0 ? KnownNames.Height : KnownNames.Width;
        report?.Invoke(Diagnostic.Create(DeclarationDiagnostics.OneSizeMissing, Kind.Locate(set), layer, set, missing));
        return false;
    }

    private bool CheckFit()
    {
        if (arguments.Width == 0)
            return true;

        string widthProperty = arguments.Dimensions == 1 ? KnownNames.Length : KnownNames.Width;
        return CheckFit(arguments.Vertical, arguments.Height, KnownNames.Height)
            & (CheckFit(arguments.Horizontal, arguments.Width, widthProperty) && CheckReflection());
    }

    private bool CheckFit(ConvolutionAxis axis, int size, string property)
    {
        if (axis.Outputs(size) > 0)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.KernelDoesNotFit,
            Kind.Locate(property),
            layer,
            axis.Reach,
            property.ToLowerInvariant(),
            (long)size + axis.Before + axis.After));
        return false;
    }

    private bool CheckReflection()
    {
        int reflected = Math.Max(arguments.Horizontal.Before, arguments.Horizontal.After);
        if (Kind.GetProperty(KnownNames.PaddingMode, 0) != (int)PaddingMode.Reflect || reflected < arguments.Width)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.ReflectionTooLong,
            Kind.Locate(KnownNames.PaddingMode),
            layer,
            reflected,
            arguments.Width,
            arguments.Width - 1));
        return false;
    }
}
