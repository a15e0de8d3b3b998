using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tlpipe.Tool.Hosting;

/// <summary>The process that started this one.</summary>
internal sealed class ParentProcess
{
    private readonly Func<bool> _isGone;

    private ParentProcess(Func<bool> isGone) => _isGone = isGone;

    /// <summary>Whether it has ended.</summary>
    public bool IsGone => _isGone();

    /// <summary>The process that is the parent at this moment.</summary>
    public static ParentProcess Current()
    {
        if (OperatingSystem.IsWindows()) return OnWindows();
        // An orphan is handed to another parent.
        var parent = ParentId();
        return new(() => ParentId() != parent);
    }

    private static ParentProcess OnWindows()
    {
        using var self = Process.GetCurrentProcess();
        var about = default(BasicInformation);
        if (QueryProcess(self.Handle, 0, ref about, Marshal.SizeOf<BasicInformation>(), out _) != 0) return new(() => false);
        try
        {
            // The open handle keeps the number from being given to another process.
            var parent = Process.GetProcessById((int)about.ParentId);
            return new(() => parent.HasExited);
        }
        catch (ArgumentException)
        {
            return new(() => true);
        }
    }

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ParentId();

    [DllImport("ntdll", EntryPoint = "NtQueryInformationProcess")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int QueryProcess(nint process, int kind, ref BasicInformation about, int size, out int returned);

    [StructLayout(LayoutKind.Sequential)]
    private struct BasicInformation
    {
        public nint ExitStatus;
        public nint Peb;
        public nint Affinity;
        public nint Priority;
        public nint Id;
        public nint ParentId;
    }
}
