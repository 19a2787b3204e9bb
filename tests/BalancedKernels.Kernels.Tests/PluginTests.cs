using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Threading;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Layers in an assembly that is unloaded.</summary>
public class PluginTests
{
    private const string Source = """
        [Linear(512, 256)]
        [BalancedSparse(Block = 32, Kept = 6)]
        public sealed partial class Layer;

        public static class Plugin
        {
            public static void RunOn(ComputeDevice device) => Run(device);

            public static void RunAndForget() => Run(ComputeDevice.Cpu(3));

            public static void RunAndDispose()
            {
                using ComputeDevice device = ComputeDevice.Cpu(3);
                using Layer layer = Run(device);
            }

            private static Layer Run(ComputeDevice device)
            {
                LinearDescription description = Layer.Descriptions[0];
                Layer layer = Layer.Create(LinearWeights.FromDense(new float[256 * 512], new float[256], description), device);
                layer.Forward(new float[64 * 512], new float[64 * 256]);
                return layer;
            }
        }
        """;

    [Fact]
    public void A_plugin_unloads_while_the_device_that_ran_its_layers_stays()
    {
        using CpuDevice device = ComputeDevice.Cpu(3);
        AssertUnloads(Load(() => new SharedRuntime(), "RunOn", [device]));
    }

    [Theory]
    [InlineData("RunAndForget")]
    [InlineData("RunAndDispose")]
    public void A_plugin_unloads_with_the_runtime_that_it_brings(string method) =>
        AssertUnloads(Load(() => new OwnRuntime(), method, []));

    // A method of its own, and the context is made here: what a caller has on its stack would keep it loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Load(Func<AssemblyLoadContext> make, string method, object[] arguments)
    {
        AssemblyLoadContext context = make();
        CompiledLayers layers = new([Source], context: context);
        layers.Type("Plugin").GetMethod(method)!.Invoke(null, arguments);
        context.Unload();
        return new WeakReference(context);
    }

    private static void AssertUnloads(WeakReference context)
    {
        for (int look = 0; look < 1000 && context.IsAlive; look++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.False(context.IsAlive, "The plug-in is still loaded.");
    }

    private sealed class SharedRuntime() : AssemblyLoadContext(nameof(SharedRuntime), isCollectible: true);

    private sealed class OwnRuntime() : AssemblyLoadContext(nameof(OwnRuntime), isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == "BalancedKernels"
                ? LoadFromAssemblyPath(typeof(ComputeDevice).Assembly.Location)
                : null;
    }
}
