using System.Diagnostics;
using System.Text;

namespace Tlpipe.Torch.Tests;

public sealed class Libtorch_may_be_absent : IDisposable
{
    private static readonly string[] Files = ["Tlpipe.Torch.Tests.dll", "Tlpipe.Torch.Tests.deps.json", "Tlpipe.Torch.Tests.runtimeconfig.json", "Tlpipe.Torch.dll", "libtlpipe_torch.so"];

    private const string Remedy = "install it: apt-get install libtorch-dev libopenblas0-pthread";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Planning_builds_modules_without_loading_it()
    {
        var lines = Run(AppContext.BaseDirectory, "plan").Split('\n');
        Assert.Equal(
            [
                "conv.weight [4, 3, 3, 3], type = Float32, device = meta",
                "bn.weight [4], type = Float32, device = meta",
                "bn.bias [4], type = Float32, device = meta",
                "bn.running_mean [4], type = Float32, device = meta",
                "bn.running_var [4], type = Float32, device = meta",
                "bn.num_batches_tracked [], type = Int64, device = meta",
                "fc.weight [3, 4], type = Float32, device = meta",
                "fc.bias [3], type = Float32, device = meta",
                "libtorch is not loaded",
            ], lines[..9]);
    }

    [Fact]
    public void A_missing_library_is_told_with_what_to_install()
    {
        CopyApplication();
        // The same length, so that the string table stays as it is.
        Replace(Path.Combine(_folder.Path, "libtlpipe_torch.so"), "libtorch.so.", "libtxxxx.so.");
        Assert.Matches(@"^TLP9001: libtorch could not be loaded \(libtxxxx\.so\.[0-9.]+: cannot open shared object file: No such file or directory\); " + Remedy + "\n$",
            Run(_folder.Path, "use"));
    }

    [Fact]
    public void A_missing_shim_is_told_too()
    {
        CopyApplication();
        File.Delete(Path.Combine(_folder.Path, "libtlpipe_torch.so"));
        Assert.Equal("TLP9001: libtlpipe_torch.so is not beside Tlpipe.Torch.dll; it is built for linux-x64 only: run there, and restore or build again if it was deleted\n",
            Run(_folder.Path, "use"));
    }

    [Fact]
    public void A_library_of_another_version_is_told()
    {
        CopyApplication();
        var empty = _folder.Write("empty.c", "");
        var fake = _folder.Combine("lib", "libc10.so.1.13");
        using (var compiler = Process.Start("cc", ["-shared", "-o", fake, empty])) compiler.WaitForExit();
        Assert.Matches(@"^TLP9002: libtorch has the wrong version \(.*undefined symbol: .*\); " + Remedy + "\n$",
            Run(_folder.Path, "use", _folder.Combine("lib")));
    }

    private void CopyApplication()
    {
        foreach (var file in Files) File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(_folder.Path, file));
    }

    private static void Replace(string path, string text, string by)
    {
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text));
        Assert.True(at > 0);
        Encoding.ASCII.GetBytes(by).CopyTo(bytes, at);
        File.WriteAllBytes(path, bytes);
    }

    private static string Run(string folder, string what, string? libraryPath = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Tlpipe.Torch.Tests.dll"), what]) { RedirectStandardOutput = true, UseShellExecute = false };
        if (libraryPath is not null) start.Environment["LD_LIBRARY_PATH"] = libraryPath;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
