using System.Diagnostics;

namespace Tlpipe.Tool.Tests;

/// <summary>
/// Runs the tool where some folders can't be written: the administrator, as which tests often run, writes what permissions forbid,
/// but neither into a mount that is read-only nor onto a disk that is full. The mounts are seen by the tool alone and end with it.
/// </summary>
internal static class MountedPlace
{
    /// <summary>Why it can't be done on this machine; <see langword="null"/> where it can.</summary>
    public static string? Absent { get; } = WhyNot();

    /// <summary>A folder becomes read-only.</summary>
    public static string ReadOnly(string folder) => $"mkdir -p {folder} && mount --bind {folder} {folder} && mount -o remount,ro,bind {folder}";

    /// <summary>A folder becomes a new and empty disk of some kilobytes.</summary>
    public static string Disk(string folder, int kilobytes) => $"mkdir -p {folder} && mount -t tmpfs -o size={kilobytes}k tmpfs {folder}";

    /// <summary>Runs the tool, and lists in the file <c>left</c> what is in a folder afterwards.</summary>
    /// <param name="place">The folder.</param>
    /// <param name="mounts">What to do before.</param>
    /// <param name="listed">The folder to list.</param>
    /// <param name="arguments">The arguments.</param>
    public static ToolResult Run(Workplace place, string mounts, string listed, string arguments) => ToolProcess.RunProgram(
        place,
        "unshare",
        ["--mount", "sh", "-c", $"{mounts} || exit 99; dotnet '{ToolProcess.Assembly}' {arguments}; code=$?; find {listed} -type f > left; exit $code"]);

    private static string? WhyNot()
    {
        const string Try = "mount -t tmpfs tmpfs /mnt && mount --bind /mnt /mnt && mount -o remount,ro,bind /mnt";
        if (!OperatingSystem.IsLinux()) return "mounts are tried on Linux alone";
        try
        {
            using var shell = Process.Start(new ProcessStartInfo("unshare", ["--mount", "sh", "-c", Try]) { UseShellExecute = false, RedirectStandardError = true })!;
            var error = shell.StandardError.ReadToEnd();
            shell.WaitForExit();
            return shell.ExitCode == 0 ? null : $"this user may not mount anything: {error.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return $"there is no 'unshare': {error.Message}";
        }
    }
}
