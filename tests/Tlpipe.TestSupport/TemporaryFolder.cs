namespace Tlpipe.TestSupport;

/// <summary>A new empty folder under the system's temporary folder, deleted when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("tlpipe-test-").FullName;

    /// <summary>The full path of a file or folder inside, parents created.</summary>
    public string Combine(params string[] parts)
    {
        var full = System.IO.Path.Combine([Path, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return full;
    }

    /// <summary>Writes a text file inside and gives its full path.</summary>
    public string Write(string relativePath, string text)
    {
        var full = Combine(relativePath);
        File.WriteAllText(full, text);
        return full;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
