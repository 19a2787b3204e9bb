using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Ptx.Running;

/// <summary>The ways that the lanes of a warp go: one, until a branch parts them.</summary>
internal sealed class Paths
{
    private readonly List<Path> paths = [];

    /// <summary>Gets a value indicating whether all lanes have ended.</summary>
    public bool AreEmpty => paths.Count == 0;

    /// <summary>Gets lanes that have not ended: those on their way, and those that wait at a meeting.</summary>
    public IEnumerable<Path> All => paths;

    public void Start(uint lanes)
    {
        paths.Clear();
        paths.Add(new Path(0, lanes, meeting: null));
    }

    /// <summary>Gets a path that can go on; null if all wait.</summary>
    public Path? Runnable() => paths.FindLast(path => path.Gathering == 0);

    /// <summary>Parts lanes at a branch.</summary>
    public void Part(Path path, uint taken, int to, int meet)
    {
        // Lanes that leave a loop one after another share one meeting behind it.
        Meeting? meeting = meet < 0 || path.Meeting?.At == meet
            ? path.Meeting
            : new Meeting(meet, path.Lanes, path.Meeting);
        paths.Remove(path);
        paths.Add(new Path(to, taken, meeting));
        paths.Add(new Path(path.Next, path.Lanes & ~taken, meeting));
    }

    /// <summary>
    /// Lets a path wait at its meeting, and goes on from there with all who are expected, once they are.
    /// </summary>
    public void Meet(Path path)
    {
        Meeting meeting = path.Meeting!;
        paths.Remove(path);
        meeting.Arrived |= path.Lanes;
        GoOn(meeting);
    }

    /// <summary>Ends lanes of a path.</summary>
    public void End(Path path, uint lanes)
    {
        path.Lanes &= ~lanes;
        if (path.Lanes == 0)
            paths.Remove(path);

        for (Meeting? meeting = path.Meeting; meeting is not null; meeting = meeting.Outer)
        {
            meeting.Expected &= ~lanes;
            GoOn(meeting);
        }
    }

    /// <summary>Gets the paths that wait before an instruction to do it together.</summary>
    public List<Path> GatheringAt(int instruction) =>
        [.. paths.Where(path => path.Gathering != 0 && path.Next == instruction)];

    private void GoOn(Meeting meeting)
    {
        if (!meeting.IsComplete)
            return;

        paths.Add(new Path(meeting.At, meeting.Arrived, meeting.Outer));
        meeting.Expected = 0;
    }
}
