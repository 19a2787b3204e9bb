using System;
using System.Globalization;

namespace BalancedKernels;

/// <summary>A parsed device name: <c>cpu</c>, <c>cpu-avx2</c>, <c>cuda:1</c>.</summary>
/// <param name="Kind">The kind of the device.</param>
/// <param name="Index">The index among the GPUs of that kind.</param>
/// <param name="InstructionSet">The instruction set that the name selects for CPU kernels, if any.</param>
internal readonly record struct DeviceName(DeviceKind Kind, int Index, CpuInstructionSet? InstructionSet)
{
    public static string Format(CpuInstructionSet set) => set switch
    {
        CpuInstructionSet.Avx512 => "cpu-avx512",
        CpuInstructionSet.Avx2 => "cpu-avx2",
        _ => "cpu-portable",
    };

    public static bool TryParse(string name, out DeviceName device)
    {
        device = default;
        if (name == "cpu")
            return true;

        foreach (CpuInstructionSet set in Enum.GetValues<CpuInstructionSet>())
        {
            if (name == Format(set))
            {
                device = new DeviceName(DeviceKind.Cpu, 0, set);
                return true;
            }
        }

        string[] parts = name.Split(':', 2);
        int index = 0;
        if (parts[0] is not ("cuda" or "opencl")
            || (
                parts.Length == 2
                    && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)))
        {
            return false;
        }

        device = new DeviceName(parts[0] == "cuda" ? DeviceKind.Cuda : DeviceKind.OpenCl, index, null);
        return true;
    }
}

/// <summary>The kinds of devices, in the order of the prefixes of device names.</summary>
internal enum DeviceKind
{
    Cpu,
    Cuda,
    OpenCl,
}
