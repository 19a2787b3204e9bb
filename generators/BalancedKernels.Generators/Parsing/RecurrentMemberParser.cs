using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Finds names and forms for what a recurrent layer has beyond other layers.</summary>
internal static class RecurrentMemberParser
{
    private const string State = "BalancedKernels.RecurrentState";

    public static RecurrentMembers Parse(INamedTypeSymbol type, UserMembers members) => new(
        MemberParser.FindName(type, members, $"{type.Name}Input", parameters: null),
        MemberParser.FindName(type, members, $"{type.Name}Stacked", parameters: null),
        MemberParser.FindName(type, members, $"{type.Name}Hidden", parameters: null))
    {
        CreateState = MemberParser.FindForm(type, members, KnownNames.RecurrentInterface, "CreateState", "int"),
        ForwardSpans = MemberParser.FindForm(
            type, members, KnownNames.RecurrentInterface, "Forward", $"{MemberParser.Spans}, {State}"),
        ForwardTensors = MemberParser.FindForm(
            type, members, KnownNames.RecurrentInterface, "Forward", $"{MemberParser.Tensors}, {State}"),
    };
}
