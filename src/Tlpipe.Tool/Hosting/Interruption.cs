using System.Diagnostics;
using System.Runtime.InteropServices;
using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Hosting;

/// <summary>
/// Turns Ctrl+C, SIGTERM and the end of the parent process into a cancelled token while somebody watches it, and ends the process at once
/// where nobody does, or when a second signal comes.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of a cancelled command.</summary>
    public const int ExitCode = 130;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);

    /// <summary>Nobody waits for an orphan, but a long operation of libtorch doesn't hear of the token.</summary>
    private static readonly TimeSpan OrphanGrace = TimeSpan.FromMilliseconds(1500);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _ended = new();
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _watched;
    private bool _disposed;
    private long _stopped;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
    ];

    /// <summary>Told before the process ends because nobody watches, or not in time.</summary>
    public Action? Ending { get; set; }

    /// <summary>Why the command was stopped, where it wasn't the user.</summary>
    public Diagnostic? Reason { get; private set; }

    /// <summary>From now on the first signal cancels this token.</summary>
    public CancellationToken Watch()
    {
        _watched = true;
        return _stop.Token;
    }

    /// <summary>From now on the end of the parent process is a signal, too.</summary>
    /// <param name="id">The parent's number; <see langword="null"/> takes the process that is the parent at this moment.</param>
    public void WatchParent(int? id)
    {
        var parent = ParentProcess.Of(id);
        new Thread(() => Await(parent)) { IsBackground = true, Name = "parent watch" }.Start();
    }

    /// <summary>From now on the end of standard input is a signal, too.</summary>
    public void WatchInput() => new Thread(AwaitInput) { IsBackground = true, Name = "input watch" }.Start();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        lock (_ended)
        {
            _disposed = true;
            _stop.Dispose();
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_watched && !_stop.IsCancellationRequested)
        {
            Stop();
            return;
        }

        if (!_watched) Ending?.Invoke();
        EndNow(ExitCode);
    }

    private void AwaitInput()
    {
        using var input = Console.OpenStandardInput();
        input.CopyTo(Stream.Null);
        if (_watched) Stop();
        else EndNow(ExitCode);
    }

    private void Await(ParentProcess parent)
    {
        while (!parent.IsGone) Thread.Sleep(LookInterval);
        Reason = ToolDiagnostics.ParentGone();
        if (_watched)
        {
            Stop();
            while (Stopwatch.GetElapsedTime(_stopped) < OrphanGrace) Thread.Sleep(LookInterval);
        }

        Ending?.Invoke();
        EndNow(ExitCode);
    }

    /// <summary>A signal may come when the command is done already.</summary>
    private void Stop()
    {
        lock (_ended)
        {
            if (_disposed || _stop.IsCancellationRequested) return;
            _stopped = Stopwatch.GetTimestamp();
            _stop.Cancel();
        }
    }

    // Not Environment.Exit: it would run libtorch's destructors while its threads still compute.
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EndNow(int code);
}
