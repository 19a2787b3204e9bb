using System;
using System.CommandLine;
using System.IO;
using BalancedKernels;
using Measurement;

namespace Programs.Tests;

public sealed class SampleProgramTests
{
    [Fact]
    public void A_command_that_runs_gives_its_own_exit_code()
    {
        Assert.Equal(0, Run(() => 0));
        Assert.Equal(7, Run(() => 7));
    }

    [Fact]
    public void A_wrong_command_line_is_2() => Assert.Equal(2, Run(() => 0, "--unknown"));

    [Fact]
    public void What_is_about_the_input_or_a_result_is_1()
    {
        Assert.Equal(1, Run(() => throw new FileNotFoundException("no file")));
        Assert.Equal(1, Run(() => throw new InvalidDataException("no WAV")));
        Assert.Equal(1, Run(() => throw new WrongResultException("too far")));
        Assert.Equal(1, Run(() => throw new WeightsException("another network")));
        Assert.Equal(1, Run(() => throw new DeviceUnavailableException("no GPU")));
    }

    [Fact]
    public void A_mistake_of_the_programmer_is_not_hidden() =>
        Assert.Throws<InvalidOperationException>(() => Run(() => throw new InvalidOperationException("a mistake")));

    private static int Run(Func<int> action, params string[] arguments)
    {
        RootCommand command = [];
        command.SetAction(_ => action());
        return SampleProgram.Run(command, arguments);
    }
}
