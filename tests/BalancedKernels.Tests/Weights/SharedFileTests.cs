using System.Linq;
using System.Threading.Tasks;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Weights;

public sealed class SharedFileTests
{
    [Fact]
    public async Task Threads_read_one_open_file_without_disturbing_each_other()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        SafetensorsWriter writer = new();
        for (int i = 0; i < 8; i++)
            writer.Add($"t{i}", Enumerable.Repeat((float)i, 100_000).ToArray(), [100_000]);
        writer.Save(path);
        using SafetensorsFile file = SafetensorsFile.Open(path);

        float[][] read = await Task.WhenAll(Enumerable.Range(0, 32).Select(
            i => Task.Run(() => file[$"t{i % 8}"].ReadFloats(), TestContext.Current.CancellationToken)));

        for (int i = 0; i < read.Length; i++)
            Assert.True(read[i].All(number => number == i % 8), $"tensor t{i % 8} has numbers of another");
    }

    [Fact]
    public void A_file_may_be_replaced_while_it_is_open_and_the_reader_keeps_the_old_one()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        Write(path, 1);
        using SafetensorsFile file = SafetensorsFile.Open(path);
        Write(path, 2);

        Assert.Equal([1f], file["n"].ReadFloats());
        using SafetensorsFile again = SafetensorsFile.Open(path);
        Assert.Equal([2f], again["n"].ReadFloats());
    }

    private static void Write(string path, float number)
    {
        SafetensorsWriter writer = new();
        writer.Add("n", [number], [1]);
        writer.Save(path);
    }
}
