using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace BalancedKernels.Packages.Tests;

public sealed class ConsumerTests(PackedFeed feed)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_strict_project_builds_two_layers_and_gets_the_right_numbers()
    {
        ConsumerProject consumer = ConsumerProject.Create(feed, "cpu", "BalancedKernels");
        (await consumer.Build(Cancel)).MustSucceed();

        CommandResult run = (await consumer.Run(Cancel)).MustSucceed();
        Assert.Contains("all numbers right", run.Output, StringComparison.Ordinal);

        // Each file once: a generator that arrived twice would have failed the build already.
        Assert.Equal(
            [
                "Consumer.Hidden.Cpu.g.cs",
                "Consumer.Hidden.Layer.g.cs",
                "Consumer.Scores.Cpu.g.cs",
                "Consumer.Scores.Layer.g.cs"],
            consumer.GeneratedFiles);
        Assert.DoesNotContain(
            consumer.OutputFiles,
            file => file.Contains("ILGPU", StringComparison.Ordinal) || file.Contains("Gpu", StringComparison.Ordinal));
        Assert.All(
            consumer.GeneratedFiles,
            file => Assert.DoesNotContain(
                "BalancedKernels.Gpu", consumer.ReadGenerated(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_gpu_package_alone_brings_the_generator_and_the_gpu_kernels()
    {
        ConsumerProject consumer = ConsumerProject.Create(feed, "gpu", "BalancedKernels.Gpu");
        (await consumer.Build(Cancel)).MustSucceed();

        Assert.Equal(
            [
                "Consumer.Hidden.Cpu.g.cs",
                "Consumer.Hidden.Gpu.g.cs",
                "Consumer.Hidden.Layer.g.cs",
                "Consumer.Scores.Cpu.g.cs",
                "Consumer.Scores.Gpu.g.cs",
                "Consumer.Scores.Layer.g.cs"],
            consumer.GeneratedFiles);
        Assert.Contains("ILGPU.dll", consumer.OutputFiles);

        // On a machine without a GPU the CPU runs it, and says what kept the GPUs out.
        CommandResult run = (await consumer.Run(Cancel)).MustSucceed();
        Assert.Contains("all numbers right", run.Output, StringComparison.Ordinal);
        string device = run.Output.Split('\n').First(line => line.StartsWith("device: ", StringComparison.Ordinal));
        if (device.StartsWith("device: CPU", StringComparison.Ordinal))
        {
            Assert.Contains("CUDA", device, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("OpenCL", device, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task An_old_language_version_is_told_in_one_sentence()
    {
        ConsumerProject consumer = ConsumerProject.Create(feed, "old-language", "BalancedKernels");
        CommandResult build = await consumer.Build(Cancel, "-p:LangVersion=10");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            "BalancedKernels generates C# 11; this project sets LangVersion to 10.",
            build.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("netstandard2.0")]
    public async Task An_older_framework_is_told_by_NuGet(string framework)
    {
        ConsumerProject consumer =
            ConsumerProject.Create(feed, $"old-{framework}", "BalancedKernels", "cs", string.Empty, framework);
        CommandResult build =
            await consumer.Build(Cancel, "-p:DisableImplicitFrameworkReferences=true", "-p:UseAppHost=false");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            $"error NU1202: Package BalancedKernels {feed.Version} is not compatible with {framework}",
            build.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cs", "namespace App { public static class Program { public static void Main() { } } }", "10")]
    [InlineData("vb", "Module Program\n  Sub Main()\n  End Sub\nEnd Module", "16")]
    [InlineData("fs", "[<EntryPoint>]\nlet main _ = 0", "8.0")]
    public async Task A_project_without_layers_is_left_in_peace_whatever_its_language(
        string language, string source, string version)
    {
        ConsumerProject consumer =
            ConsumerProject.Create(feed, $"none-{language}", "BalancedKernels", language, source);

        (await consumer.Build(Cancel, $"-p:LangVersion={version}")).MustSucceed();
    }

    [Theory]
    [
        InlineData(
            "vb",
            "<BalancedKernels.Linear(4, 8)>\nPublic Class Hidden\nEnd Class\nModule Program\n  Sub Main()\n  End Sub\nEnd Module",
            "VB")]
    [
        InlineData(
            "fs",
            "module Program\n[<BalancedKernels.Linear(4, 8)>]\ntype Hidden() = class end\n[<EntryPoint>]\nlet main _ = 0",
            "F#")]
    public async Task Layers_of_another_language_are_told_that_nothing_is_generated(
        string language, string source, string name)
    {
        ConsumerProject consumer =
            ConsumerProject.Create(feed, $"layers-{language}", "BalancedKernels", language, source);
        CommandResult build = await consumer.Build(Cancel);

        Assert.Contains(
            $"BalancedKernels generates C# only, and Program.{language} declares layers in a project of {name}. Declare them in a C# library and reference that.",
            build.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cpu_project_publishes_as_a_native_program_without_a_warning()
    {
        Assert.SkipUnless(NativeToolchain.IsThere, $"skipped: {NativeToolchain.Missing}");

        ConsumerProject consumer = ConsumerProject.Create(feed, "native", "BalancedKernels");
        CommandResult publish = (await consumer.PublishNative(Cancel)).MustSucceed();
        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);

        Assert.DoesNotContain("Consumer.dll", consumer.OutputFiles);
        Assert.Contains(
            "all numbers right", (await consumer.Run(Cancel)).MustSucceed().Output, StringComparison.Ordinal);
    }
}
