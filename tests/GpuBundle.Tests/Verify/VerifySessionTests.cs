using System.IO;
using System.Linq;
using System.Text.Json;
using GpuBundle.Verify.Cases;
using GpuBundle.Verify.CommandLine;

namespace GpuBundle.Tests.Verify;

/// <summary>A whole run, on an OpenCL device.</summary>
public sealed class VerifySessionTests
{
    [Fact]
    public void The_small_set_is_right_and_every_case_is_written_down()
    {
        OpenClDevice.RequireOrSkip();
        string path = Path.GetTempFileName();
        try
        {
            int result = VerifySession.Run(
                new VerifyOptions(
                    VerifySet.Small,
                    OpenClDevice.Name,
                    Seed: 1,
                    Workers: 2,
                    Filter: "*Float32*",
                    path,
                    IsListOnly: false));

            JsonElement root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
            Assert.Equal(0, result);
            Assert.Equal(0, root.GetProperty("wrong").GetInt32());
            Assert.Equal(
                VerifySet.Small.Layers.Select(layer => layer.Where("*Float32*")).Sum(layer => layer.Cases.Count),
                root.GetProperty("results").GetArrayLength());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
