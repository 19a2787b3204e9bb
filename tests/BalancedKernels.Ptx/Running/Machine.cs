using System.Globalization;

namespace BalancedKernels.Ptx.Running;

/// <summary>Runs the groups of a launch, one after another.</summary>
internal sealed class Machine
{
    private readonly PtxKernel kernel;
    private readonly PtxLaunch launch;

    public Machine(PtxKernel kernel, PtxLaunch launch)
    {
        int threads = launch.GroupExtent.Count;
        bool fits = threads <= kernel.Header.MaxThreads && threads == (kernel.Header.RequiredThreads?.Count ?? threads);
        if (!fits || launch.Arguments.Length != kernel.ParameterBytes)
        {
            throw new System.ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{kernel.Name} takes at most {kernel.Header.MaxThreads} threads and {kernel.ParameterBytes} bytes of arguments, not {threads} and {launch.Arguments.Length}."));
        }

        this.kernel = kernel;
        this.launch = launch;
    }

    public PtxCounts Run()
    {
        PtxCounts counts = new(kernel);
        Group group = new(kernel, launch, counts);
        for (int number = 0; number < launch.Grid.Count; number++)
            group.Run(launch.Grid.Place(number));

        return counts;
    }
}
