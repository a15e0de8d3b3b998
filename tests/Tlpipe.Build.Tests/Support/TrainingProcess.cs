using System.Diagnostics;

namespace Tlpipe.Build.Tests.Support;

/// <summary>The training process that a build has started.</summary>
/// <param name="id">Its number.</param>
internal sealed class TrainingProcess(string id)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Waits for that of a project.</summary>
    public static TrainingProcess Await(OutsideProject project) => new(WaitFor(() => Find(project)));

    /// <summary>Sends a signal to a process.</summary>
    public static void Signal(string name, string process)
    {
        using var kill = Process.Start("kill", [$"-{name}", process]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits until something is the case.</summary>
    public static string WaitFor(Func<string?> condition)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Limit)
        {
            if (condition() is { } found) return found;
            Thread.Sleep(50);
        }
        throw new TimeoutException("it did not happen within a minute");
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(string name) => Signal(name, id);

    /// <summary>Waits until it is gone, and tells how long that took.</summary>
    public TimeSpan AwaitEnd()
    {
        var watch = Stopwatch.StartNew();
        WaitFor(() => IsRunning ? null : "gone");
        return watch.Elapsed;
    }

    // One that has ended stays in the table until its parent has looked at it.
    private bool IsRunning => Read($"/proc/{id}/stat") is { Length: > 0 } stat && stat[stat.LastIndexOf(')') + 2] != 'Z';

    private static string? Find(OutsideProject project) =>
        Directory.EnumerateFiles("/proc", "cmdline", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true })
            .FirstOrDefault(file => Read(file).Contains("@" + project.Combine("obj/tlpipe/train.rsp"), StringComparison.Ordinal)) is { } found
            ? Path.GetFileName(Path.GetDirectoryName(found))
            : null;

    // A process that ends while its entry is read leaves nothing to read.
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
