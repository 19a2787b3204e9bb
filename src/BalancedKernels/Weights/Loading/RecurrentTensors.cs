namespace BalancedKernels;

/// <summary>What the tensors of one pass of a recurrent layer are called in a file.</summary>
/// <param name="Input">The matrix that the input is multiplied with: <c>lstm.weight_ih_l0</c>.</param>
/// <param name="Hidden">The matrix that the hidden state is multiplied with: <c>lstm.weight_hh_l0</c>.</param>
internal sealed record RecurrentTensors(MatrixTensors Input, MatrixTensors Hidden)
{
    /// <summary>The tensors of a pass, by the names of PyTorch's layers.</summary>
    public static RecurrentTensors Of(string name, RecurrentDescription layer, int pass) =>
        Ending(name, $"_l{pass / layer.Directions}{(pass % layer.Directions == 1 ? "_reverse" : string.Empty)}");

    /// <summary>The tensors of PyTorch's cells, which are one layer in one direction.</summary>
    public static RecurrentTensors OfCell(string name) => Ending(name, string.Empty);

    private static RecurrentTensors Ending(string name, string end) => new(
        Matrix(name, $"ih{end}", "[gates * hidden, inputs]"), Matrix(name, $"hh{end}", "[gates * hidden, hidden]"));

    private static MatrixTensors Matrix(string name, string which, string meaning) =>
        new($"{name}.weight_{which}", $"{name}.bias_{which}") { DenseMeaning = meaning, BiasMeaning = "[gates * hidden]" };
}
