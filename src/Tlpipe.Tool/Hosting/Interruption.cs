using System.Runtime.InteropServices;

namespace Tlpipe.Tool.Hosting;

/// <summary>
/// Turns Ctrl+C and SIGTERM into a cancelled token while somebody watches it, and ends the process at once where nobody does,
/// or when a second one comes.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of a cancelled command.</summary>
    public const int ExitCode = 130;

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _watched;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
    ];

    /// <summary>Told before the process ends because nobody watches.</summary>
    public Action? Ending { get; set; }

    /// <summary>From now on the first signal cancels this token.</summary>
    public CancellationToken Watch()
    {
        _watched = true;
        return _stop.Token;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _stop.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_watched && !_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            return;
        }

        if (!_watched) Ending?.Invoke();
        EndNow(ExitCode);
    }

    // Not Environment.Exit: it would run libtorch's destructors while its threads still compute.
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EndNow(int code);
}
