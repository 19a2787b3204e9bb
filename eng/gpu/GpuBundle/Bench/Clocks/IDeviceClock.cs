using System;
using System.Collections.Generic;

namespace GpuBundle.Bench.Clocks;

/// <summary>Takes the time that work takes on a device.</summary>
internal interface IDeviceClock : IDisposable
{
    /// <summary>Gets how it does that, as results say it.</summary>
    string Name { get; }

    /// <summary>Does each piece of work once, in order, and waits for all.</summary>
    /// <param name="works">Each gives work to the device.</param>
    /// <param name="before">Gives the device work that is done before each of them, and is not timed.</param>
    /// <returns>Microseconds of each.</returns>
    IReadOnlyList<double> Time(IReadOnlyList<Action> works, Action before);
}
