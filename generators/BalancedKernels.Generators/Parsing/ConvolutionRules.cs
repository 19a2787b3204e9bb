using System;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>The numbers of a convolution make one: groups divide channels, and the kernel fits.</summary>
internal sealed class ConvolutionRules(string layer, ConvolutionNumbers numbers, Action<Diagnostic>? report)
{
    private AttributeValues Kind => numbers.Kind;

    public bool Check() => CheckNumbers() && CheckGroups() & CheckSizes() && CheckFit();

    private bool CheckNumbers() =>
        AttributeRules.CheckSize(layer, Kind, "inChannels", position: 0, report)
        & AttributeRules.CheckSize(layer, Kind, "outChannels", position: 1, report)
        & CheckKernel()
        & CheckBoth(KnownNames.Stride, vertical => vertical.Stride, "stride")
        & CheckBoth(KnownNames.Dilation, vertical => vertical.Dilation, "dilation")
        & AttributeRules.CheckSize(layer, Kind, KnownNames.Groups, numbers.Groups, "groups", report)
        & CheckPadding()
        & (
            numbers.Dimensions == 1
                || AttributeRules.CheckNotNegative(layer, Kind, KnownNames.Height, numbers.Height, report))
        & AttributeRules.CheckNotNegative(
            layer, Kind, numbers.Dimensions == 1 ? KnownNames.Length : KnownNames.Width, numbers.Width, report)
        & (
            numbers.Dimensions == 2
                || AttributeRules.CheckChoice<PaddingMode>(
                    layer, Kind, KnownNames.PaddingMode, DeclarationDiagnostics.UnknownPaddingMode, report))
        & AttributeRules.CheckChoices(layer, Kind, report);

    private bool CheckKernel() => Kind.Sizes == 4
        ? AttributeRules.CheckSize(
            layer,
            Kind,
            "kernelHeight",
            position: 2,
            report) & AttributeRules.CheckSize(layer, Kind, "kernelWidth", position: 3, report)
        : AttributeRules.CheckSize(layer, Kind, "kernel", position: 2, report);

    private bool CheckBoth(string property, Func<ConvolutionAxis, int> get, string what)
    {
        string across = numbers.Name(property, "Width");
        string down = numbers.Name(property, "Height");
        return (
            !Kind.Has(property)
                || across == property
                || down == property
                || AttributeRules.CheckSize(layer, Kind, property, report))
            & AttributeRules.CheckSize(layer, Kind, across, get(numbers.Horizontal), what, report) & (
                across == down || AttributeRules.CheckSize(layer, Kind, down, get(numbers.Vertical), what, report));
    }

    private bool CheckPadding()
    {
        bool one = numbers.Dimensions == 1;
        string first = numbers.Name(KnownNames.Padding, one ? "Before" : "Height");
        string second = numbers.Name(KnownNames.Padding, one ? "After" : "Width");
        return (!Kind.Has(KnownNames.Padding) || first == KnownNames.Padding || second == KnownNames.Padding
                || AttributeRules.CheckNotNegative(
                    layer, Kind, KnownNames.Padding, Kind.Get(KnownNames.Padding, 0), report))
            & AttributeRules.CheckNotNegative(
                layer, Kind, first, one ? numbers.Horizontal.Before : numbers.Vertical.Before, report)
            & (
                first == second
                    || AttributeRules.CheckNotNegative(layer, Kind, second, numbers.Horizontal.After, report));
    }

    private bool CheckGroups()
    {
        if (numbers.InChannels % numbers.Groups == 0 && numbers.OutChannels % numbers.Groups == 0)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.GroupsDoNotDivide,
            Kind.Locate(KnownNames.Groups),
            layer,
            numbers.Groups,
            numbers.InChannels,
            numbers.OutChannels));
        return false;
    }

    private bool CheckSizes()
    {
        if (numbers.Dimensions == 1 || (numbers.Height == 0) == (numbers.Width == 0))
            return true;

        string given = numbers.Height == 0 ? KnownNames.Width : KnownNames.Height;
        string missing = numbers.Height == 0 ? KnownNames.Height : KnownNames.Width;
        report?.Invoke(Diagnostic.Create(DeclarationDiagnostics.HalfASize, Kind.Locate(given), layer, given, missing));
        return false;
    }

    private bool CheckFit()
    {
        if (numbers.Width == 0)
            return true;

        string along = numbers.Dimensions == 1 ? KnownNames.Length : KnownNames.Width;
        return CheckFit(numbers.Vertical, numbers.Height, KnownNames.Height)
            & (CheckFit(numbers.Horizontal, numbers.Width, along) && CheckMirror());
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

    private bool CheckMirror()
    {
        int mirrored = Math.Max(numbers.Horizontal.Before, numbers.Horizontal.After);
        if (Kind.Get(KnownNames.PaddingMode, 0) != (int)PaddingMode.Reflect || mirrored < numbers.Width)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.MirrorTooLong,
            Kind.Locate(KnownNames.PaddingMode),
            layer,
            mirrored,
            numbers.Width,
            numbers.Width - 1));
        return false;
    }
}
