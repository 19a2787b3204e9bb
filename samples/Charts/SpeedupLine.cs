using System.Collections.Generic;

namespace Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">As the legend has it.</param>
/// <param name="Points">Its points, by sparsity.</param>
public sealed record SpeedupLine(string Name, IReadOnlyList<SpeedupPoint> Points);
