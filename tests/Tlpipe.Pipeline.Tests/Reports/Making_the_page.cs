using System.Diagnostics;

namespace Tlpipe.Pipeline.Tests.Reports;

public sealed class Making_the_page
{
    private static readonly string Targets = Path.Combine(Repository.Root, "src", "Tlpipe.Pipeline", "Reports", "Page.targets");

    [Fact]
    public void Without_npm_the_build_says_so_in_one_line()
    {
        using var folder = new TemporaryFolder();

        var output = Build($"-p:ArtifactsPath={folder.Path}", "-p:TlpipeNpm=no-such-npm");

        Assert.Equal(
            $"{Path.Combine(Path.GetDirectoryName(Targets)!, "page", "package.json")} : error TLP9540: the page of reports is made with npm, and there is none; run eng/setup.sh, which installs it, or put npm on the PATH [{Targets}]\n",
            output);
    }

    [Fact]
    public void A_build_that_finds_the_page_made_starts_no_npm()
    {
        var output = Build($"-p:ArtifactsPath={Path.Combine(Repository.Root, "artifacts")}", "-p:TlpipeNpm=no-such-npm", "-v:n");

        Assert.Contains("Skipping target \"RestoreReportPage\"", output, StringComparison.Ordinal);
        Assert.Contains("Skipping target \"BundleReportPage\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_of_its_packages_names_no_registry()
    {
        var page = Path.Combine(Path.GetDirectoryName(Targets)!, "page");
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(page, "package-lock.json")), StringComparison.Ordinal);
        Assert.Contains("omit-lockfile-registry-resolved=true", File.ReadAllText(Path.Combine(page, ".npmrc")), StringComparison.Ordinal);
    }

    private static string Build(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Targets, "-nologo", "-tl:off", "-nodeReuse:false", "-t:BundleReportPage", .. options]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return output;
    }
}
