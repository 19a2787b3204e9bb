namespace Baselines.Torch;

/// <summary>The settings of libtorch that hold for the whole process.</summary>
internal static class TorchSettings
{
    /// <summary>Sets the threads of every operator from now on.</summary>
    public static void Use(int threads)
    {
        if (torch.get_num_threads() != threads)
            torch.set_num_threads(threads);
    }
}
