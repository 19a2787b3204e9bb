using System.Linq;

namespace BalancedKernels.Generators.Tests;

public sealed class GeneratedFileTests
{
    [Fact]
    public void A_layer_gets_a_file_for_its_callers_and_one_with_CPU_kernels()
    {
        UserProject project = new("""
            using BalancedKernels;
            namespace App.Networks;
            partial struct Outer
            {
                [Linear(784, 1024)]
                private sealed partial class Hidden;
            }
            """);

        Assert.Equal(
            ["App.Networks.Outer+Hidden.Layer.g.cs", "App.Networks.Outer+Hidden.Cpu.g.cs"],
            project.Generate().GeneratedSources.Select(file => file.HintName));
    }
}
