using System;
using System.IO;

namespace BalancedKernels.Tests.Weights;

/// <summary>A folder of its own for one test, gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("balancedkernels-").FullName;

    public string File(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
