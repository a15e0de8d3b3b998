using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>A lock that is written beside its place. Once in it, it can be taken back as long as its model isn't published.</summary>
internal sealed class PendingLock : IDisposable
{
    private readonly string _path;
    private readonly PendingFile _file;
    private readonly string? _before;
    private bool _isCommitted;

    private PendingLock(string path, PendingFile file, string? before) => (_path, _file, _before) = (path, file, before);

    /// <summary>Writes it; <see langword="null"/> where its place holds the text already.</summary>
    /// <exception cref="DiagnosticException">TLP7007: it can't be written.</exception>
    public static PendingLock? Prepare(string path, string text) => Told(path, () =>
    {
        var before = File.Exists(path) ? File.ReadAllText(path) : null;
        return AtomicFile.PrepareText(path, text) is { } file ? new PendingLock(path, file, before) : null;
    });

    /// <summary>Puts it in its place.</summary>
    /// <exception cref="DiagnosticException">TLP7007: it can't be put there, as where the old one may not be replaced.</exception>
    public void Commit() => _isCommitted = Told(_path, () =>
    {
        _file.Commit();
        return true;
    });

    /// <summary>Takes it back, where it was put in its place.</summary>
    /// <exception cref="DiagnosticException">TLP7007: the one that was there can't be written.</exception>
    public void Revert()
    {
        if (!_isCommitted) return;
        _isCommitted = Told(_path, () =>
        {
            if (_before is null) File.Delete(_path);
            else AtomicFile.WriteText(_path, _before);
            return false;
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static T Told<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is DiagnosticException or IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(PlanningDiagnostics.UnwritableLock(path, error.InnerException?.Message ?? error.Message), error);
        }
    }
}
