using System;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;

namespace CompilerBenchmarks.Generating;

/// <summary>Pins the process of a benchmark to the first processor.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OneCoreAttribute() : JobMutatorConfigBaseAttribute(Job.Default.WithAffinity(1));
