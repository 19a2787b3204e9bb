using System;

namespace GpuBundle.Bench.Measuring;

/// <summary>Something that is timed by turns with others.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Launch">Gives its work to the device.</param>
internal sealed record Contestant(string Name, Action Launch);
