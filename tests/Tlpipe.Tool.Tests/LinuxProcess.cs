using System.Diagnostics;

namespace Tlpipe.Tool.Tests;

/// <summary>A process that the tests haven't started themselves, as Linux shows it.</summary>
internal sealed record LinuxProcess(int Id)
{
    /// <summary>Whether it runs; one that has ended and only waits for its parent to ask how doesn't.</summary>
    public bool Runs => Stat() is { } stat && stat[0] != "Z";

    /// <summary>Its command line.</summary>
    public string CommandLine => File.ReadAllText($"/proc/{Id}/cmdline").Replace('\0', ' ');

    /// <summary>Its environment, each variable as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Environment => File.ReadAllText($"/proc/{Id}/environ").Split('\0');

    /// <summary>The running processes that a process has started.</summary>
    public static IReadOnlyList<LinuxProcess> ChildrenOf(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => new LinuxProcess(int.Parse(name!)))
            .Where(process => process.Stat() is { } stat && stat[0] != "Z" && stat[1] == parent.ToString()),
    ];

    /// <summary>Sends a signal: <c>TERM</c>, <c>KILL</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString()]);
        kill.WaitForExit();
    }

    /// <summary>Whether it ends within a time.</summary>
    public bool Ends(TimeSpan within)
    {
        var began = Stopwatch.StartNew();
        while (Runs && began.Elapsed < within) Thread.Sleep(20);
        return !Runs;
    }

    /// <summary>State, parent and so on; the name before them may hold spaces.</summary>
    private string[]? Stat()
    {
        try
        {
            return File.ReadAllText($"/proc/{Id}/stat").Split(") ")[^1].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
