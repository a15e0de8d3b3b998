using System.Diagnostics;

namespace Tlpipe.Analyzers.Tests;

/// <summary>TLPA008, which is MSBuild's to find: the targets of the contract's package, run on what a project would copy.</summary>
public sealed class The_contract_beside_a_plugin
{
    [Fact]
    public async Task A_copy_of_the_contract_is_warned_of_and_other_libraries_are_not()
    {
        var (exit, output) = await Build("<ReferenceCopyLocalPaths Include=\"/lib/Tlpipe.Abstractions.dll;/lib/CsvHelper.dll;/lib/Tlpipe.Torch.xml\" />");

        Assert.Equal(0, exit);
        Assert.Contains(
            "plugin.proj : warning TLPA008: a copy of Tlpipe.Abstractions.dll is put beside the plugin and into its package, and the host uses its own; "
            + "reference the package Tlpipe.Abstractions, or say Private=\"false\" on the reference that brings it",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_carries_its_own_libraries_alone_is_not_warned_of() =>
        Assert.DoesNotContain("TLPA008", (await Build("<ReferenceCopyLocalPaths Include=\"/lib/CsvHelper.dll\" />")).Output, StringComparison.Ordinal);

    private static async Task<(int Exit, string Output)> Build(string items)
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("plugin.proj", $"""
            <Project>
              <Import Project="{Repository.Root}/build/Tlpipe.Abstractions.props" />
              <ItemGroup>{items}</ItemGroup>
              <Import Project="{Repository.Root}/build/Tlpipe.Abstractions.targets" />
              <Target Name="ResolveAssemblyReferences" />
            </Project>
            """);
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-t:ResolveAssemblyReferences", "-nologo", "-nodeReuse:false"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
