using OfflineKernels;

namespace GpuReports.Sass.Following;

/// <summary>Which warp of a launch is followed.</summary>
/// <param name="Launch">The launch.</param>
/// <param name="X">Its group along x.</param>
/// <param name="Y">Its group along y.</param>
/// <param name="Warp">The warp in its group, 0 to 3.</param>
/// <param name="Batch">Samples.</param>
internal sealed record WarpPlace(GpuLaunch Launch, int X, int Y, int Warp, int Batch)
{
    /// <summary>Gets whether no group along y comes after this one's.</summary>
    public bool IsLastAlongY => Y == Launch.Y - 1;
}
