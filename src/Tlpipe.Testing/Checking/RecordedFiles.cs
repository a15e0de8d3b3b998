using System.Collections.Concurrent;
using Tlpipe.Abstractions;

namespace Tlpipe.Testing.Checking;

/// <summary>Files as they are, without a cache; remembers what was looked at.</summary>
internal sealed class RecordedFiles : IInputFiles
{
    private readonly ConcurrentDictionary<string, bool> _digested = new(StringComparer.Ordinal);

    public IEnumerable<string> Digested => _digested.Keys;

    public Digest DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        _digested[Path.GetFullPath(file)] = true;
        return Digest.Of(stream);
    }

    public IReadOnlyList<FolderEntry> List(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Select(entry => new FolderEntry(entry.Name, entry.FullName, entry is DirectoryInfo))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal),
    ];
}
