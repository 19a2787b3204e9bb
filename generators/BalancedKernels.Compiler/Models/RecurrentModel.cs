using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Compiler.Models;

/// <summary>Everything the compiler knows about one recurrent layer.</summary>
/// <param name="Type">The class that the generated half completes.</param>
/// <param name="Shape">What it computes, and in which sizes.</param>
/// <param name="Pattern">The sparsity pattern of both gate matrices; 32:32 for a layer without one.</param>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Bias">Whether each gate matrix has a bias.</param>
/// <param name="Members">The members that other layers do not have.</param>
/// <param name="Gpu">Whether GPU kernels are written too.</param>
internal sealed record RecurrentModel(
    TypeShell Type,
    RecurrentShape Shape,
    BalancedPattern Pattern,
    WeightType WeightType,
    bool Bias,
    RecurrentMembers Members,
    bool Gpu)
    : AnnotatedLayer(Type, Gpu)
{
    /// <summary>The product with the hidden state.</summary>
    public RecurrentProduct Hidden => Product("Hidden", Members.HiddenProduct, Shape.Hidden);

    /// <summary>
    /// The first layer's product with the input; that with the hidden state where it has the same shape.
    /// </summary>
    public RecurrentProduct Input =>
        Shape.Inputs == Shape.Hidden ? Hidden : Product("Input", Members.InputProduct, Shape.Inputs);

    /// <summary>
    /// Later layers' product with what the one before gives; another one where it has the same shape, or there are no
    /// such layers.
    /// </summary>
    public RecurrentProduct Stacked =>
        Shape.Layers == 1 || Shape.Outputs == Shape.Hidden ? Hidden
        : Shape.Outputs == Shape.Inputs ? Input
        : Product("Stacked", Members.StackedProduct, Shape.Outputs);

    /// <summary>The products that have kernels of their own.</summary>
    public IReadOnlyList<RecurrentProduct> Products => [.. new[] { Input, Stacked, Hidden }.Distinct()];

    /// <summary>
    /// Adds up what each gate matrix of every layer and direction takes, in the rows that a file has.
    /// </summary>
    /// <param name="bytes">What one matrix takes.</param>
    public long Sum(Func<LayerModel, long> bytes)
    {
        long first = Real(Input, bytes) + Real(Hidden, bytes);
        long later = Real(Stacked, bytes) + Real(Hidden, bytes);
        return Shape.Directions * (first + ((Shape.Layers - 1) * later));
    }

    private RecurrentProduct Product(string part, string name, int columns)
    {
        TypeShell nested = new(
            Type.Namespace,
            new EquatableArray<string>([.. Type.Containing, $"partial class {Type.Name}"]),
            name,
            $"{Type.FullName}+{name}");
        LayerModel matrix = new(
            nested,
            new LinearShape(columns, Shape.Rows),
            Pattern,
            WeightType,
            Bias: false,
            Activation.None,
            Gpu) { Cpu = Cpu, IsProduct = true };
        return new RecurrentProduct(part, matrix);
    }

    private long Real(RecurrentProduct product, Func<LayerModel, long> bytes) =>
        bytes(product.Matrix with { Shape = new LinearShape(product.Matrix.Shape.Inputs, Shape.FileRows) });
}
