using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Generation;

/// <summary>
/// Every source here is compiled together with its generated half, with warnings as errors, nullable
/// on, unsafe off, overflow checked and documentation comments read.
/// </summary>
public sealed class StrictUserTests
{
    [Theory]
    [InlineData("[Linear(8, 4)] partial class Hidden;")]
    [InlineData("[Linear(8, 4)] public sealed partial class Hidden { }")]
    [InlineData("namespace App; [Linear(8, 4)] internal partial class Hidden;")]
    [InlineData("namespace App { namespace Deep { [Linear(8, 4)] internal partial class Hidden; } }")]
    [InlineData("namespace App.@class; [Linear(8, 4)] sealed partial class @new;")]
    [InlineData("partial class @record { [Linear(8, 4)] partial class @required; }")]
    [InlineData("namespace Schichten; [Linear(8, 4)] partial class Größe;")]
    [InlineData("[Linear(8, 4)] partial class 隠れ層;")]
    [InlineData("partial class Outer { [Linear(8, 4)] private partial class Hidden; }")]
    [InlineData("static partial class Outer { [Linear(8, 4)] public partial class Hidden; }")]
    [InlineData("readonly partial struct Outer { [Linear(8, 4)] partial class Hidden; }")]
    [InlineData("ref partial struct Outer { [Linear(8, 4)] partial class Hidden; }")]
    [InlineData("partial record Outer(int Depth) { [Linear(8, 4)] protected partial class Hidden; }")]
    [InlineData("readonly partial record struct Outer { [Linear(8, 4)] partial class Hidden; }")]
    [InlineData("partial interface IOuter { [Linear(8, 4)] protected internal partial class Hidden; }")]
    [InlineData("partial class A { partial struct B { partial record C { private protected partial class D { [Linear(8, 4)] partial class Hidden; } } } }")]
    [InlineData("namespace A { [Linear(8, 4)] partial class Same; } namespace B { [Linear(8, 4)] partial class Same; partial class Outer { [Linear(8, 4)] partial class Same; } }")]
    [InlineData("[Linear(8, 4)] partial class Same; [Linear(8, 4)] partial class @same;")]
    public void Wherever_a_class_stands_its_half_compiles(string source) => AssertCompiles(source);

    [Theory]
    [InlineData("namespace App { namespace System { class Span; } class ReadOnlySpan; [Linear(8, 4)] partial class Hidden; }")]
    [InlineData("namespace App { class Vector512; class Vector256; class Vector; class Avx2; class Math; class MathF; class Span; class Half; class BitConverter; class MemoryMarshal; class Unsafe; [Linear(8, 4)] partial class Hidden; }")]
    [InlineData("namespace App.System.Runtime.Intrinsics; class Vector512; [global::BalancedKernels.Linear(8, 4)] partial class Hidden;")]
    [InlineData("namespace BalancedKernels.Something; [Linear(8, 4)] partial class Hidden;")]
    [InlineData("namespace App.BalancedKernels { class Gpu; class LayerEngine; class Activation; [global::BalancedKernels.Linear(8, 4)] partial class Hidden; }")]
    [InlineData("namespace App { [Linear(8, 4)] partial class Activation; [Linear(8, 4)] partial class LayerEngine; [Linear(8, 4)] partial class CpuLinearShare; }")]
    [InlineData("[Linear(8, 4)] partial class Hidden { class Span; class Vector512; class System; class BalancedKernels; }")]
    public void Names_of_the_users_do_not_hide_the_runtimes(string source) => AssertCompiles(source);

    [Theory]
    [InlineData("class", "partial class Hidden { public string Inputs => \"three\"; public int Outputs() => 4; class Device; }")]
    [InlineData("consts", "partial class Hidden { public const int Inputs = 8; public const int Outputs = 4; }")]
    [InlineData("names", "partial class Hidden { int engine = 3; int LoadedEngine = 4; int Description, Load, Create, PackedBytes; int Sum() => engine + LoadedEngine + Description++ + Load++ + Create++ + PackedBytes++; }")]
    [InlineData("more names", "partial class Hidden { int engine = 3; int engine2 = 4; int Sum() => engine++ + engine2++; }")]
    [InlineData("overloads", "partial class Hidden { public static Hidden Load(string path, ComputeDevice device) => Load(SafetensorsFile.Open(path), \"fc1\", device); public void Forward(float[] input, float[] output) => Forward(input.AsSpan(), output); }")]
    [InlineData("same methods", "partial class Hidden { public static Hidden Load(SafetensorsFile a, string b, ComputeDevice c, LoadOptions? d) => Load2(a, b, c, d); public void Forward(ReadOnlySpan<float> input, Span<float> output) { ((ILayer)this).Forward(input, output); } }")]
    [InlineData("dispose", "partial class Hidden { public void Dispose() { } }")]
    [InlineData("dispose field", "partial class Hidden { int Dispose; int Next() => Dispose++; }")]
    [InlineData("dispose pattern", "partial class Hidden { protected virtual void Dispose(bool disposing) { } }")]
    [InlineData("own interfaces", "partial class Hidden : IComparable<Hidden>, IDisposable { public int CompareTo(Hidden? other) => 0; }")]
    [InlineData("explicit", "partial class Hidden : ILayer { int ILayer.Inputs => 8; void IDisposable.Dispose() => engine.Dispose(); }")]
    [InlineData("fields", "partial class Hidden { private readonly string label = \"\"; public string Label => label; public event EventHandler? Done; void Raise() => Done?.Invoke(this, EventArgs.Empty); }")]
    public void Members_of_the_users_do_not_clash_with_generated_ones(string what, string declaration)
    {
        Assert.NotEmpty(what);
        AssertCompiles("[Linear(8, 4)] " + declaration);
    }

    [Theory]
    [InlineData("Inputs")]
    [InlineData("Outputs")]
    [InlineData("Device")]
    [InlineData("Forward")]
    [InlineData("Dispose")]
    [InlineData("Load")]
    [InlineData("Create")]
    [InlineData("Description")]
    [InlineData("PackedBytes")]
    [InlineData("engine")]
    [InlineData("Run")]
    public void A_layer_may_have_the_name_of_a_generated_member(string name) => AssertCompiles($"[Linear(8, 4)] partial class @{name};");

    [Theory]
    [InlineData("partial class Hidden { public Hidden() { } }")]
    [InlineData("partial class Hidden { private readonly string label; public Hidden() => label = \"\"; public string Label => label; }")]
    [InlineData("partial class Hidden { public Hidden(int depth) => Depth = depth; public int Depth { get; } }")]
    [InlineData("partial class Hidden { static readonly int first; static Hidden() => first = 3; public static int First => first; }")]
    [InlineData("partial class Hidden() { public int Depth { get; init; } = 3; }")]
    [InlineData("partial class Hidden { public Hidden() : this(4) { } private Hidden(int depth) => Depth = depth; public int Depth { get; } }")]
    public void Constructors_of_the_users_stay_beside_the_generated_one(string declaration) => AssertCompiles("[Linear(8, 4)] " + declaration);

    [Theory]
    [InlineData("sealed partial class Hidden : Parent; class Parent;")]
    [InlineData("partial class Hidden : Parent; abstract class Parent { protected int engine; public int Inputs = 3; public string Description = \"\"; public virtual void Forward(ReadOnlySpan<float> input, Span<float> output) => engine++; }")]
    [InlineData("partial class Hidden : Parent; class Parent : IDisposable { public void Dispose() { } }")]
    [InlineData("partial class Hidden : Parent; class Parent : IDisposable { public virtual void Dispose() { } }")]
    [InlineData("partial class Hidden : Parent; abstract class Parent : IDisposable { public abstract void Dispose(); }")]
    [InlineData("partial class Hidden : Parent; abstract class Grandparent : IDisposable { public abstract void Dispose(); } class Parent : Grandparent { public sealed override void Dispose() { } }")]
    [InlineData("partial class Hidden : Parent; class Parent(int depth = 3) { public int Depth => depth; }")]
    [InlineData("partial class Hidden : Parent { public Hidden() : base(3) { } } class Parent(int depth) { public int Depth => depth; }")]
    [InlineData("partial class Hidden : Parent { public override int Inputs => 3; } abstract class Parent { public abstract int Inputs { get; } }")]
    [InlineData("partial class Hidden : Parent; class Parent : Grandparent { public override int Inputs => 3; } abstract class Grandparent { public abstract int Inputs { get; } }")]
    public void A_base_class_of_the_users_stays_beneath(string declaration) => AssertCompiles("[Linear(8, 4)] " + declaration);

    [Theory]
    [InlineData("MaxPool2d(64, 56, 56, 3, Stride = 2, Padding = 1)")]
    [InlineData("AvgPool2d(64, 56, 56, 2, KernelHeight = 1, StrideHeight = 1, PaddingWidth = 1, CountPadding = false)")]
    [InlineData("MaxPool1d(4, 100, 4)")]
    [InlineData("AvgPool1d(4, 100, 4, CountPadding = false)")]
    [InlineData("AdaptiveAvgPool2d(512, 7, 7, 1, 1)")]
    [InlineData("AdaptiveAvgPool1d(128, 100, 1)")]
    [InlineData("Embedding(50257, 768, Tokens = 16, WeightType = WeightType.BFloat16)")]
    [InlineData("Softmax(10)")]
    [InlineData("LogSoftmax(10)")]
    [InlineData("LayerNorm(768, Bias = false, Epsilon = 1e-6)")]
    [InlineData("RmsNorm(2048)")]
    [InlineData("BatchNorm(64, 56, 56)")]
    [InlineData("Flatten(512, 7, 7)")]
    [InlineData("PixelShuffle(12, 32, 32, 2)")]
    [InlineData("Activation(Activation.Relu, 64)")]
    public void Every_operation_compiles_with_and_without_the_GPU(string attribute)
    {
        string source = $"[{attribute}] sealed partial class Layer1 {{ public static int Create(ComputeDevice device) => device.Name.Length; }}";

        AssertCompiles(source);
        Assert.Empty(Problems(new UserProject("using BalancedKernels; " + source) { Gpu = true }.CompileGenerated()));
    }

    [Theory]
    [InlineData("[Linear(8, 4)] partial class A; /// <summary>Mine.</summary>\n[Sequential(typeof(A))] public partial class Net;")]
    [InlineData("/// <summary>Mine.</summary>\n[Linear(8, 4)] public partial class A; /// <summary>Mine.</summary>\n[Sequential(typeof(A))] public partial class Net;")]
    [InlineData("partial class Outer { [Linear(8, 4)] private partial class A; [Sequential(typeof(A))] private protected partial class Net; }")]
    [InlineData("namespace App.@class { [Linear(8, 4)] partial class @new; [Sequential(typeof(@new), typeof(Inner))] sealed partial class Net; [Sequential(typeof(C))] partial class Inner; [Softmax(4)] partial class C; }")]
    [InlineData("[Linear(8, 4)] partial class A; [Flatten(8)] partial class F; [Sequential(typeof(F), typeof(A), typeof(A2), typeof(B))] partial class Net { int Load, Create, engine; public Net() => Load = 1; int Sum() => Load + Create++ + engine++; } [Linear(4, 9), BalancedSparse(Block = 4, Kept = 1)] partial class A2; [BatchNorm(9)] partial class B;")]
    [InlineData("[Linear(8, 4)] partial class A { int Load, PackedBytes, Forward; int Sum() => Load++ + PackedBytes++ + Forward++; } [Sequential(typeof(A), typeof(S))] partial class Net { public static Net Load(SafetensorsFile weights, ComputeDevice device, LoadOptions? options) => Load(weights, string.Empty, device, options); static void Create(A first, S second) { } } [Softmax(4)] partial class S { int Create; int Next() => Create++; }")]
    [InlineData("[Linear(8, 4, Targets = KernelTargets.Cpu)] partial class A; [Sequential(typeof(A))] partial class Net;")]
    [InlineData("[System.Obsolete] partial class Old { [Linear(8, 4)] public partial class A; } [System.Obsolete(\"Mine.\"), Linear(4, 4)] partial class B; [System.Diagnostics.CodeAnalysis.Experimental(\"MINE1\"), Softmax(4)] partial class C; [System.Obsolete(\"Mine.\", DiagnosticId = \"MINE2\"), BatchNorm(4)] partial class D;\n#pragma warning disable CS0612, CS0618, MINE1, MINE2\n[Sequential(typeof(Old.A), typeof(B), typeof(C), typeof(D))]\n#pragma warning restore\npartial class Net;")]
    public void A_chain_compiles_with_and_without_the_GPU(string source)
    {
        AssertCompiles(source);
        Assert.Empty(Problems(new UserProject("using BalancedKernels; " + source) { Gpu = true }.CompileGenerated()));
    }

    [Theory]
    [InlineData("Float32", "BalancedSparse(Block = 32, Kept = 6)")]
    [InlineData("Float16", "BalancedSparse(Block = 16, Kept = 3)")]
    [InlineData("BFloat16", "BalancedSparse(Block = 8, Kept = 2)")]
    [InlineData("Float32", "BalancedSparse(Block = 4, Kept = 2)")]
    [InlineData("Float16", "BalancedSparse(Block = 64, Kept = 40)")]
    [InlineData("BFloat16", "BalancedSparse(Block = 12, Kept = 1)")]
    [InlineData("Float32", "BalancedSparse(Block = 256, Kept = 200)")]
    [InlineData("Float16", "BalancedSparse(Kept = 32)")]
    public void Every_kind_of_kernel_compiles_with_and_without_the_GPU(string weights, string sparse)
    {
        string[] activations = ["None", "Relu", "Gelu", "GeluTanh", "Silu", "Sigmoid", "Tanh"];
        string source = string.Join('\n', activations.Select((activation, number) =>
            $"[Linear({200 + number}, {30 + number}, WeightType = WeightType.{weights}, Activation = Activation.{activation}, Bias = {(number % 2 == 0 ? "true" : "false")}), {sparse}] partial class With{activation};"));

        AssertCompiles(source);
        Assert.Empty(Problems(new UserProject("using BalancedKernels; " + source) { Gpu = true }.CompileGenerated()));
    }

    [Theory]
    [InlineData("[Conv2d(3, 20, 3, Padding = 1, Height = 9, Width = 8)]", "partial class Edges;")]
    [InlineData("[Conv2d(3, 20, 3, Padding = 1, Height = 9, Width = 8), BalancedSparse(Block = 16, Kept = 3)]", "partial class Edges;")]
    [InlineData("[Conv2d(4, 20, 3, Stride = 2, Groups = 2, Activation = Activation.Gelu), BalancedSparse(Block = 8, Kept = 3)]", "partial class Edges;")]
    [InlineData("[Conv1d(4, 20, 3, Length = 7, Bias = false, WeightType = WeightType.Float16), BalancedSparse(Block = 12, Kept = 3)]", "partial class Edges;")]
    [InlineData("[Conv1d(4, 16, 3, Padding = 2, PaddingMode = PaddingMode.Reflect, Bias = false, Activation = Activation.Tanh), BalancedSparse(Block = 128, Kept = 96)]", "partial class Edges;")]
    [InlineData("[Conv2d(4, 20, 3, Groups = 4), BalancedSparse(Block = 9, Kept = 4)]", "partial class Edges;")]
    [InlineData("[Conv1d(4, 4, 3, Groups = 4, Length = 9, WeightType = WeightType.BFloat16)]", "partial class Edges;")]
    [InlineData("[Conv2d(4, 20, 3)]", "partial class Edges { public int Inputs = 3; int Outputs() => Inputs++; public void Forward(ReadOnlySpan<float> input, Span<float> output, int height, int width) => ((IImageLayer)this).Forward(input, output, height, width); }")]
    [InlineData("[Conv2d(4, 20, 3)]", "partial class Edges : IImageLayer { ComputeDevice IDeviceLayer.Device => engine.Device; void IDisposable.Dispose() => engine.Dispose(); }")]
    [InlineData("[Conv1d(4, 20, 3)]", "partial class Edges { public string Device = \"\"; int engine, Description, Load, Create, PackedBytes; int Sum() => engine++ + Description++ + Load++ + Create++ + PackedBytes++; }")]
    [InlineData("[Conv1d(4, 20, 3, Length = 3)]", "partial class Edges { public void Forward(ReadOnlySpan<float> input, Span<float> output) => ((ILayer)this).Forward(input, output); public class Convolution; }")]
    [InlineData("[Conv2d(4, 20, 3)]", "partial class Edges { public Edges() { } class IConvolution; class ConvolutionAxis; }")]
    public void Convolutions_of_every_form_compile_beside_what_the_user_declares(string attributes, string declaration)
    {
        AssertCompiles(attributes + " " + declaration);
        Assert.Empty(Problems(new UserProject("using System; using BalancedKernels; " + attributes + " " + declaration) { Gpu = true }.CompileGenerated()));
    }

    [Fact]
    public void With_GPU_kernels_a_half_compiles_wherever_the_class_stands()
    {
        UserProject project = new("""
            namespace App.@class
            {
                namespace System { class Span; }
                namespace BalancedKernels { class Gpu; }
                class ILGPU; class Group; class Warp; class Interop; class ArrayView; class Index1D; class Half; class XMath;
                partial interface IOuter { partial record struct Inner { [global::BalancedKernels.Linear(64, 4), global::BalancedKernels.BalancedSparse] private partial class @new; } }
                [global::BalancedKernels.Linear(64, 4), global::BalancedKernels.BalancedSparse] partial class Description { public int Create; public int engine = 3; public Description() => Create = 2; }
                [global::BalancedKernels.Linear(64, 4), global::BalancedKernels.BalancedSparse] partial class Same;
                partial class Outer { [global::BalancedKernels.Linear(64, 4), global::BalancedKernels.BalancedSparse] partial class Same; }
            }
            """) { Gpu = true };

        Assert.Empty(Problems(project.CompileGenerated()));
    }

    [Fact]
    public void A_layer_spread_over_several_files_compiles() => AssertCompiles(
        "namespace App; /// <summary>Spread.</summary>\npublic sealed partial class Hidden { /// <summary>Mine.</summary>\npublic static int Depth => 3; }",
        "namespace App; [Linear(64, 4)] partial class Hidden;",
        "namespace App; [BalancedSparse(Kept = 6)] partial class Hidden { /// <summary>Mine.</summary>\npublic int Double => Depth * 2; }");

    [Fact]
    public void Implicit_usings_make_nothing_ambiguous()
    {
        string[] spaces = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "BalancedKernels"];
        UserProject project = new(
            string.Join('\n', spaces.Select(space => $"global using global::{space};")),
            "namespace App; class File; class Task; class Thread; [Linear(64, 4)] [BalancedSparse] partial class Hidden;");

        Assert.Empty(Problems(project.CompileGenerated()));
    }

    [Fact]
    public void Public_members_have_documentation_even_where_the_user_writes_none()
    {
        Compilation compilation = new UserProject("using BalancedKernels; /// <summary>Mine.</summary>\n[Linear(8, 4)] public partial class Hidden;").CompileGenerated();
        INamedTypeSymbol layer = compilation.GetTypeByMetadataName("Hidden")!;

        foreach (ISymbol member in layer.GetMembers().Where(member =>
            member.DeclaredAccessibility == Accessibility.Public
            && member is not IMethodSymbol { AssociatedSymbol: not null }))
            Assert.Contains("<summary>", member.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken), System.StringComparison.Ordinal);
    }

    private static void AssertCompiles(params string[] sources)
    {
        UserProject project = new([.. sources.Select(source => "using System; using BalancedKernels; " + source)]);
        Assert.Empty(Problems(project.CompileGenerated()));
    }

    // The user's own unused usings and values are of no interest: what counts is a warning or worse.
    private static ImmutableArray<Diagnostic> Problems(Compilation compilation) =>
        [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(
            problem => problem.Severity >= DiagnosticSeverity.Warning)];
}
