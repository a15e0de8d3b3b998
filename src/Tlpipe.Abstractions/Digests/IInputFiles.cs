namespace Tlpipe.Abstractions;

/// <summary>
/// How a part looks at files and folders: digests come from a cache that knows a file by path, size and time,
/// and everything looked at becomes an input of the build. Thread-safe.
/// </summary>
public interface IInputFiles
{
    /// <summary>The digest of a file's content.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    Digest DigestOf(string file);

    /// <summary>The entries of a folder, ordered by name (ordinal).</summary>
    /// <exception cref="IOException">The folder can't be read.</exception>
    IReadOnlyList<FolderEntry> List(string folder);
}

/// <summary>One entry of a folder.</summary>
/// <param name="Name">The name without the folder.</param>
/// <param name="FullPath">The full path.</param>
/// <param name="IsFolder">Whether it is a folder itself.</param>
public sealed record FolderEntry(string Name, string FullPath, bool IsFolder);
