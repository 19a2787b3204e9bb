using System;
using System.IO;
using GpuReports.Sass.Assembling;

namespace GpuReports.Tests;

/// <summary>How kernels are put together for the assembler, and what is read from its answer.</summary>
public sealed class AssemblingTests
{
    [Fact]
    public void Kernels_of_one_name_become_one_text()
    {
        PtxModule module = PtxModule.Of(
            [
                ".version 7.8\n\n.visible .entry Kernel_A(\n)\n{ ret; }\n",
                ".version 7.8\n\n.visible .entry Kernel_A(\n)\n{ exit; }\n"]);

        Assert.Equal(
            ".version 7.8\n\n.visible .entry kernel0(\n)\n{ ret; }\n.visible .entry kernel1(\n)\n{ exit; }\n",
            module.Text);
        Assert.Equal(["kernel0", "kernel1"], module.Names);
    }

    [Fact]
    public void Shared_memory_that_launches_size_is_declared_once_for_all_kernels()
    {
        const string Small = ".extern .shared .align 4 .b8 __dyn_shared_alloca[];\n\n";
        const string Large = ".extern .shared .align 16 .b8 __dyn_shared_alloca[];\n\n";
        PtxModule module = PtxModule.Of(
            [
                ".version 7.8\n\n" + Small + ".visible .entry A(\n)\n",
                ".version 7.8\n\n.visible .entry B(\n)\n",
                ".version 7.8\n\n" + Large + ".visible .entry C(\n)\n"]);

        Assert.Equal(
            ".version 7.8\n\n" + Large
                + ".visible .entry kernel0(\n)\n.visible .entry kernel1(\n)\n.visible .entry kernel2(\n)\n",
            module.Text);
    }

    [Fact]
    public void Registers_spills_and_stack_are_those_of_the_named_kernel()
    {
        const string Resources = """
            ptxas info    : Compiling entry function 'kernel1' for 'sm_90'
            ptxas info    : Function properties for kernel1
                0 bytes stack frame, 0 bytes spill stores, 0 bytes spill loads
            ptxas info    : Used 69 registers, 16384 bytes smem
            ptxas info    : Compiling entry function 'kernel0' for 'sm_90'
            ptxas info    : Function properties for kernel0
                80 bytes stack frame, 84 bytes spill stores, 196 bytes spill loads
            ptxas info    : Used 48 registers
            """;

        AssembledKernel kernel =
            AssembledKernel.Read("kernel0", Resources, Snippet.Text("NOP", "EXIT") + "\t.section\t.text.kernel1,\n");

        Assert.Equal((48, 280, 80, 0), (kernel.Registers, kernel.SpillBytes, kernel.StackBytes, kernel.SharedBytes));
        Assert.Equal(2, kernel.Program.Instructions.Count);
        Assert.Contains(
            "kernel2",
            Assert.Throws<InvalidDataException>(() => AssembledKernel.Read("kernel2", Resources, string.Empty)).Message,
            StringComparison.Ordinal);
    }
}
