using BalancedKernels;

namespace CompilerBenchmarks.Allocating;

[Linear(1024, 1024)]
[BalancedSparse(Block = 32, Kept = 6)]
internal sealed partial class Sparse1024;
