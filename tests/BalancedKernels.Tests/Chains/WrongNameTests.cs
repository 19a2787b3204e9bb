using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Tests.Chains;

/// <summary>A network that is looked for by a wrong name is one problem, whatever the number of its layers.</summary>
public sealed class WrongNameTests : IDisposable
{
    private readonly CpuDevice device = ComputeDevice.Cpu(1);

    public void Dispose() => device.Dispose();

    [Fact]
    public void The_name_that_a_file_has_is_guessed()
    {
        using SafetensorsFile file = Files.Of(Files.Below("model.encoder", Files.Images));

        Assert.Equal(
            "net: 'Images' reads tensors such as 'encoder.3.weight', and the file has none of them; "
            + "it has 11 of them by the name 'model.encoder', such as 'model.encoder.3.weight': load it by that name.",
            ErrorOf(file, "encoder"));
        Assert.StartsWith(
            "net: 'Images' reads tensors such as '3.weight', and the file has none of them; it has 11 of them by the name 'model.encoder', such as '",
            Assert.Throws<WeightsException>(() => Images.Load(file, device)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_where_the_file_has_none_is_guessed()
    {
        using SafetensorsFile file = Files.Of(Files.Images);
        Assert.Equal(
            "net: 'Images' reads tensors such as 'model.3.weight', and the file has none of them; "
            + "it has 11 of them without 'model.', such as '3.weight': load it without a name.",
            ErrorOf(file, "model"));
    }

    [Fact]
    public void The_name_with_most_of_the_tensors_is_guessed()
    {
        using SafetensorsFile file =
            Files.Of(Files.Below("a", Files.Images.Take(4)).Concat(Files.Below("b", Files.Images)));
        Assert.Contains("it has 11 of them by the name 'b'", ErrorOf(file, "c"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_guessed_where_two_names_have_as_many()
    {
        using SafetensorsFile file = Files.Of(Files.Below("a", Files.Images).Concat(Files.Below("b", Files.Images)));
        Assert.StartsWith(
            "net: 'Images' reads tensors such as 'c.3.weight', and the file has none of them; the file has 'a.3.weight', 'b.3.weight', ", ErrorOf(
                file, "c"), StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_of_several_tensors_are_one_problem_too()
    {
        RecurrentDescription layer = new(
            "Memory", RecurrentKind.Lstm, 2, 1, Layers: 1, Bidirectional: false, new BalancedPattern(32, 32),
            WeightType.Float32, Bias: true);
        using SafetensorsFile file = Files.Of(
            [
                new("model.lstm.weight_ih_l0", [4, 2]),
                new("model.lstm.weight_hh_l0", [4, 1]),
                new("model.lstm.bias_ih_l0", [4]),
                new("model.lstm.bias_hh_l0", [4])]);

        Assert.Equal(
            "net: 'Memory' reads tensors such as 'lstm.weight_ih_l0', and the file has none of them; "
            + "it has 4 of them by the name 'model.lstm', such as 'model.lstm.weight_ih_l0': load it by that name.",
            Assert.Throws<WeightsException>(() => RecurrentWeights.Load(file, "lstm", layer)).Message);
    }

    [Fact]
    public void One_tensor_that_is_there_keeps_the_list()
    {
        using SafetensorsFile file =
            Files.Of([.. Files.Below("model", Files.Images), new KeyValuePair<string, long[]>("2.weight", [6, 24])]);
        Assert.True(Assert.Throws<WeightsException>(() => Images.Load(file, device)).Problems.Count > 3);
    }

    private string ErrorOf(SafetensorsFile file, string name) =>
        Assert.Throws<WeightsException>(() => Images.Load(file, name, device)).Message;
}
