using System;
using System.IO;

namespace BalancedKernels.Testing;

/// <summary>A folder of its own for one test, gone when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("balancedkernels-").FullName;

    /// <summary>Gets the path of a file in the folder, there or not.</summary>
    public string File(string name) => Path.Combine(FullPath, name);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
