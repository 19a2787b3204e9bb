using BalancedKernels.Packages.Tests;

[assembly: AssemblyFixture(typeof(PackedFeed))]
