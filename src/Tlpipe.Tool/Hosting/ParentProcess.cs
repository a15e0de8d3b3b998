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

    /// <summary>The parent.</summary>
    /// <param name="id">Its number, as it told it; <see langword="null"/> takes the process that is the parent at this moment, which is another where the parent ended before.</param>
    public static ParentProcess Of(int? id)
    {
        if (OperatingSystem.IsWindows()) return OnWindows(id);
        // An orphan is handed to another parent.
        var parent = id ?? ParentId();
        return new(() => ParentId() != parent);
    }

    private static ParentProcess OnWindows(int? id)
    {
        using var self = Process.GetCurrentProcess();
        var about = default(BasicInformation);
        if (id is null && QueryProcess(self.Handle, 0, ref about, Marshal.SizeOf<BasicInformation>(), out _) != 0) return new(() => false);
        try
        {
            // The open handle keeps the number from being given to another process.
            var parent = Process.GetProcessById(id ?? (int)about.ParentId);
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
