using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Reflection;

namespace BalancedKernels.Generators.Tests;

/// <summary>A program sees layers, weights, devices and tensors; what only generated code uses is hidden.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Type[] Exported =
    [
        .. Assembly.Load("BalancedKernels").GetExportedTypes(),
        .. Assembly.Load("BalancedKernels.Gpu").GetExportedTypes(),
    ];

    [Fact]
    public void Types_for_generated_code_are_hidden_from_editors_and_no_others_are()
    {
        Assert.Contains(Exported, IsForGeneratedCode);
        Assert.Equal(Names(Exported.Where(IsForGeneratedCode)), Names(Exported.Where(IsHidden)));
    }

    [Fact]
    public void Members_that_programs_call_name_no_type_for_generated_code()
    {
        IEnumerable<string> leaks = Exported
            .Where(static type => !IsForGeneratedCode(type) && !type.IsSubclassOf(typeof(Delegate)))
            .SelectMany(static type => type.GetMembers().Where(member => member.DeclaringType == type))
            .Where(static member => Signature(member).Any(IsForGeneratedCode))
            .Select(static member => $"{member.DeclaringType!.FullName}.{member.Name}");

        Assert.Empty(leaks.Order());
    }

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(static one => one.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(static one => one.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static bool IsForGeneratedCode(Type type) =>
        type.Namespace?.EndsWith(".CompilerServices", StringComparison.Ordinal) == true
        && type.Namespace.StartsWith("BalancedKernels", StringComparison.Ordinal);

    private static bool IsHidden(Type type) =>
        type.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never;

    private static IEnumerable<string> Names(IEnumerable<Type> types) =>
        types.Where(static type => !type.IsNested).Select(static type => type.FullName!).Order();
}
