using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Digests of files that didn't change since they were last read. One text file; damaged or absent, it is empty.</summary>
internal sealed class StatCache
{
    private const string Header = "tlpipe files 2";
    private const int MaximumEntries = 500_000;

    /// <summary>A file changed so short a time ago may change again without its time moving on.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Lazy<Dictionary<string, (FileStamp Stamp, Digest Digest)>> _known;
    private readonly ConcurrentDictionary<string, (FileStamp Stamp, Digest Digest)> _added = new(StringComparer.Ordinal);

    public StatCache(string path, TimeProvider clock)
    {
        _path = path;
        _clock = clock;
        _known = new(() => Load(path));
    }

    public Digest? Find(string path, FileStamp stamp) =>
        _known.Value.TryGetValue(path, out var entry) && entry.Stamp == stamp ? entry.Digest : null;

    public void Add(string path, FileStamp stamp, Digest digest)
    {
        if (IsSettled(stamp) && !path.Contains('\n', StringComparison.Ordinal)) _added[path] = (stamp, digest);
    }

    /// <summary>Whether a file's time tells reliably whether it changed.</summary>
    public bool IsSettled(FileStamp stamp) => _clock.GetUtcNow().UtcTicks - stamp.ModifiedTicks > Settling.Ticks;

    /// <summary>Writes what was added, beside what others wrote meanwhile.</summary>
    public void Save()
    {
        if (_added.IsEmpty) return;
        try
        {
            AtomicFile.WriteText(_path, Text(Merge(Load(_path))));
            _added.Clear();
        }
        catch (DiagnosticException)
        {
            // Only a cache: the next run reads the files again.
        }
    }

    private Dictionary<string, (FileStamp Stamp, Digest Digest)> Merge(Dictionary<string, (FileStamp Stamp, Digest Digest)> others)
    {
        if (others.Count + _added.Count > MaximumEntries) others.Clear();
        foreach (var (path, entry) in _added) others[path] = entry;
        return others;
    }

    private static string Text(Dictionary<string, (FileStamp Stamp, Digest Digest)> entries)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (path, (stamp, digest)) in entries)
            text.Append(CultureInfo.InvariantCulture, $"{digest.Hex} {stamp.Size} {stamp.ModifiedTicks} {stamp.ChangedTicks} {path}\n");
        return text.Append(Digest.Of(text.ToString()).Hex).Append('\n').ToString();
    }

    private static Dictionary<string, (FileStamp Stamp, Digest Digest)> Load(string path)
    {
        var entries = new Dictionary<string, (FileStamp, Digest)>(StringComparer.Ordinal);
        foreach (var line in ReadLines(path))
        {
            var parts = line.Split(' ', 5);
            if (parts.Length == 5 && TryNumber(parts[1], out var size) && TryNumber(parts[2], out var modified) && TryNumber(parts[3], out var changed))
                entries[parts[4]] = (new(size, modified, changed), new(parts[0]));
        }

        return entries;
    }

    private static bool TryNumber(string text, out long number) => long.TryParse(text, CultureInfo.InvariantCulture, out number);

    /// <summary>The entries' lines, where the text is whole: its last line is the digest of all before it.</summary>
    private static string[] ReadLines(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        var end = text.Length < 2 ? -1 : text.LastIndexOf('\n', text.Length - 2);
        if (end < 0 || Digest.Of(text[..(end + 1)]).Hex != text[(end + 1)..].TrimEnd('\n')) return [];
        var lines = text[..end].Split('\n');
        return lines[0] == Header ? lines[1..] : [];
    }
}
