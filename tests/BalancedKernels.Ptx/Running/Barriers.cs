using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace BalancedKernels.Ptx.Running;

/// <summary>The barriers of a group: who waits where, and what passing one orders.</summary>
internal sealed class Barriers(Warp[] warps)
{
    private readonly SortedDictionary<int, List<Arrival>> arrivals = [];
    private readonly int threads = warps.Sum(warp => warp.Lanes);

    public void Clear() => arrivals.Clear();

    /// <summary>Notes that a warp has come to a barrier.</summary>
    /// <param name="warp">The warp, all lanes together.</param>
    /// <param name="number">Which barrier.</param>
    /// <param name="expected">Threads that meet there; null for the whole group.</param>
    /// <param name="waits">Whether it waits for the others.</param>
    public void Arrive(Warp warp, int number, int? expected, bool waits)
    {
        if (number is < 0 or > 15)
            throw warp.Fault(
                PtxFault.Operand, 0, string.Create(CultureInfo.InvariantCulture, $"there is no barrier {number}."));
        if (expected is int count && (count <= 0 || count % Warp.Size != 0))
            throw warp.Fault(
                PtxFault.Operand,
                0,
                string.Create(CultureInfo.InvariantCulture, $"{count} threads are no whole warps."));

        if (!arrivals.TryGetValue(number, out List<Arrival>? here))
            arrivals[number] = here = [];

        here.Add(new Arrival(warp, warp.Current, expected, waits, warp.Order.Leave()));
        int present = here.Sum(arrival => arrival.Warp.Lanes);
        if (here.Any(arrival => arrival.Expected != expected))
            throw warp.Fault(
                PtxFault.Barrier,
                0,
                string.Create(
                    CultureInfo.InvariantCulture, $"warps expect different numbers of threads at barrier {number}."));
        if (present < (expected ?? threads))
            return;

        // Whole-group barriers in different places of the text are a barrier that no thread reaches with all others.
        if (expected is null && here.FirstOrDefault(arrival => arrival.At != warp.Current) is { } elsewhere)
            throw warp.Fault(
                PtxFault.Barrier,
                0,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"warp {elsewhere.Warp.Number} waits at another barrier, in line {elsewhere.At.Line}: '{elsewhere.At.Text}'."));

        Meet(here);
        arrivals.Remove(number);
    }

    /// <summary>Finds why nothing goes on, if nothing does.</summary>
    public void CheckProgress()
    {
        Warp? waiting = warps.FirstOrDefault(warp => warp.IsWaiting);
        if (waiting is null || warps.Any(warp => warp.IsRunning))
            return;

        List<Arrival> here = arrivals.Values.First(list => list.Any(arrival => arrival.Warp == waiting));
        Warp missing = warps.First(warp => here.All(arrival => arrival.Warp != warp));
        string where = missing.HasEnded
            ? "has ended"
            : string.Create(
                CultureInfo.InvariantCulture, $"waits in line {missing.Current.Line} at '{missing.Current.Text}'");
        throw waiting.Fault(
            PtxFault.Barrier,
            0,
            string.Create(
                CultureInfo.InvariantCulture,
                $"the barrier is never reached by all its threads: warp {missing.Number} {where}."));
    }

    // Whatever any of them did before comes before whatever the waiting ones do next.
    private void Meet(List<Arrival> here)
    {
        int[] merged = new int[warps.Length];
        foreach (Arrival arrival in here)
        {
            for (int warp = 0; warp < merged.Length; warp++)
                merged[warp] = Math.Max(merged[warp], arrival.Seen[warp]);
        }

        foreach (Arrival arrival in here.Where(arrival => arrival.Waits))
        {
            arrival.Warp.Order.Enter(merged);
            arrival.Warp.GoOn();
        }
    }

    private sealed record Arrival(Warp Warp, PtxInstruction At, int? Expected, bool Waits, int[] Seen);
}
