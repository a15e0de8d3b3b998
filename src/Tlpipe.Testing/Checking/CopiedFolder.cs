namespace Tlpipe.Testing.Checking;

/// <summary>A copy of some files of a folder, elsewhere; deleted when disposed.</summary>
internal sealed class CopiedFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tlpipe-testing-").FullName;

    /// <summary>Copies the files for which <paramref name="wanted"/> says so, and all folders.</summary>
    public static CopiedFolder Of(string folder, Func<string, bool> wanted)
    {
        var copy = new CopiedFolder();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var target = System.IO.Path.Combine(copy.Path, System.IO.Path.GetRelativePath(folder, entry.FullName));
            if (entry is DirectoryInfo) Directory.CreateDirectory(target);
            else if (wanted(entry.FullName)) File.Copy(entry.FullName, target);
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
