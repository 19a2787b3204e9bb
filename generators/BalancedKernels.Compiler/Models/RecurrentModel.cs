using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Compiler.Models;

/// <summary>A recurrent layer: LSTM or GRU.</summary>
/// <param name="Type">The user's class, which the generated part completes.</param>
/// <param name="Shape">The kind of cell and its sizes.</param>
/// <param name="Pattern">The sparsity pattern of both gate matrices; 32:32 for a layer without one.</param>
/// <param name="WeightType">The type that weights are stored in.</param>
/// <param name="Bias">Whether each gate matrix has a bias.</param>
/// <param name="Members">The names of the members that only recurrent layers have.</param>
/// <param name="Gpu">Whether GPU kernels are generated.</param>
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
    public RecurrentProduct Hidden => CreateProduct("Hidden", Members.HiddenProduct, Shape.Hidden);

    /// <summary>The first layer's product with the input; <see cref="Hidden"/> if that has the same shape.</summary>
    public RecurrentProduct Input =>
        Shape.Inputs == Shape.Hidden ? Hidden : CreateProduct("Input", Members.InputProduct, Shape.Inputs);

    /// <summary>
    /// Later layers' product with the output of the previous layer; <see cref="Hidden"/> or <see cref="Input"/> if that
    /// has the same shape; <see cref="Hidden"/> if there is one layer.
    /// </summary>
    public RecurrentProduct Stacked =>
        Shape.Layers == 1 || Shape.Outputs == Shape.Hidden ? Hidden
        : Shape.Outputs == Shape.Inputs ? Input
        : CreateProduct("Stacked", Members.StackedProduct, Shape.Outputs);

    /// <summary>The distinct products, each with its own kernels.</summary>
    public IReadOnlyList<RecurrentProduct> Products => [.. new[] { Input, Stacked, Hidden }.Distinct()];

    /// <summary>
    /// Sums the bytes of the gate matrices of every layer and direction, with the rows that a file stores.
    /// </summary>
    /// <param name="bytes">Computes the bytes of one matrix.</param>
    public long SumBytes(Func<LayerModel, long> bytes)
    {
        long first = FileBytes(Input, bytes) + FileBytes(Hidden, bytes);
        long later = FileBytes(Stacked, bytes) + FileBytes(Hidden, bytes);
        return Shape.Directions * (first + ((Shape.Layers - 1) * later));
    }

    private RecurrentProduct CreateProduct(string part, string name, int columns)
    {
        TypeShell nested = new(
            Type.Namespace,
            new EquatableArray<string>([.. Type.Containing, $"partial class {Type.Name}"]),
            name,
            $"{Type.FullName}+{name}");
        MatrixShape shape = new(columns, Shape.Rows);
        LayerModel matrix = new(nested, shape, Pattern, WeightType, Bias: false, Activation.None, Gpu)
        {
            Cpu = Cpu,
            IsProduct = true,
        };
        return new RecurrentProduct(part, matrix);
    }

    private long FileBytes(RecurrentProduct product, Func<LayerModel, long> bytes) =>
        bytes(product.Matrix with { Shape = new MatrixShape(product.Matrix.Shape.Inputs, Shape.FileRows) });
}

/// <summary>
/// One of the matrix products of a recurrent layer; its kernels are generated into a type nested in the layer's class.
/// </summary>
/// <param name="Part">The part of its files' names that identifies it.</param>
/// <param name="Matrix">The matrix, with the padded rows that the kernels compute.</param>
internal sealed record RecurrentProduct(string Part, LayerModel Matrix);
