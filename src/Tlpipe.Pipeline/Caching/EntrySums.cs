using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>The digests of all files of an entry, in a file beside them that <c>sha256sum -c</c> reads too.</summary>
/// <param name="Files">The digests by file name.</param>
internal sealed record EntrySums(IReadOnlyDictionary<string, Digest> Files)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "SHA256SUMS";

    private const string Gap = "  ";
    private const int DigestLength = 64;

    /// <summary>Reads them.</summary>
    /// <exception cref="DamagedEntryException">They are not there, can't be read, or are not of the files that are there.</exception>
    public static EntrySums Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new DamagedEntryException($"{FileName} is missing");
        var files = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
            if (line.Length <= DigestLength + Gap.Length || line.AsSpan(DigestLength, Gap.Length) is not Gap || !files.TryAdd(line[(DigestLength + Gap.Length)..], new(line[..DigestLength])))
                throw new DamagedEntryException($"{FileName} can't be read");
        if (FilesOf(folder).Order(StringComparer.Ordinal).SequenceEqual(files.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal)) return new(files);
        throw new DamagedEntryException($"its files are not those of {FileName}");
    }

    /// <summary>Writes the digests of an entry that was just made.</summary>
    /// <param name="folder">The entry.</param>
    /// <param name="known">Digests that are known already, so that no file is read twice.</param>
    public static void Write(string folder, IReadOnlyDictionary<string, Digest> known)
    {
        var text = new StringBuilder();
        foreach (var name in FilesOf(folder).Order(StringComparer.Ordinal))
            text.Append(known.TryGetValue(name, out var digest) ? digest.Hex : DigestOf(Path.Combine(folder, name)).Hex).Append(Gap).Append(name).Append('\n');
        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }

    /// <exception cref="DamagedEntryException">The file is not as it was written.</exception>
    public void Check(string name, Digest found)
    {
        if (Files[name] != found) throw new DamagedEntryException($"{name} is not as it was written");
    }

    /// <exception cref="DamagedEntryException">A file is not as it was written.</exception>
    public void CheckAll(string folder)
    {
        foreach (var name in Files.Keys) Check(name, DigestOf(Path.Combine(folder, name)));
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Where(name => name != FileName);

    private static Digest DigestOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        return Digest.Of(file);
    }
}
