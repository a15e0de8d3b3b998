using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Tests;

/// <summary>Files as they are, without a cache; counts what was looked at.</summary>
public sealed class UncachedInputFiles : IInputFiles
{
    public List<string> Digested { get; } = [];

    public Digest DigestOf(string file)
    {
        Digested.Add(file);
        using var stream = File.OpenRead(file);
        return Digest.Of(stream);
    }

    public IReadOnlyList<FolderEntry> List(string folder) => throw new NotSupportedException();
}
