using BalancedKernels;

namespace CompilerBenchmarks.Allocating;

[Linear(1024, 1024)]
internal sealed partial class Dense1024;
