using System.Runtime.InteropServices;

namespace Tlpipe.Pipeline.Planning;

/// <summary>
/// When a file was last changed in any way. Unpacking, copying and mirroring put the time of modification back, and a file of the same size
/// then looks like the one that it replaced; this time belongs to the file system, and nobody puts it back.
/// </summary>
internal static class ChangeTime
{
    private const int CurrentFolder = -100;
    private const uint Wanted = 0x80;
    private const int StatusSize = 256;
    private const int SecondsAt = 96;
    private const int NanosecondsAt = 104;

    private static readonly bool IsKnown = OperatingSystem.IsLinux() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "statx", out _);

    /// <summary>The time of a file, or of a link's target, in units of 100 ns since 1970; 0 where the system doesn't tell.</summary>
    public static long Of(string path)
    {
        if (!IsKnown) return 0;
        Span<byte> status = stackalloc byte[StatusSize];
        return Status(CurrentFolder, path, 0, Wanted, ref MemoryMarshal.GetReference(status)) == 0
            ? (BitConverter.ToInt64(status[SecondsAt..]) * TimeSpan.TicksPerSecond) + (BitConverter.ToUInt32(status[NanosecondsAt..]) / TimeSpan.NanosecondsPerTick)
            : 0;
    }

    // Laid out alike on all processors (man 2 statx), as stat is not.
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Status(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, ref byte status);
}
