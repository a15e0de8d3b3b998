namespace Tlpipe.TestSupport;

/// <summary>A new empty folder under the system's temporary folder, deleted when disposed.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const int MaximumTries = 100;

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
        for (var tries = 1; Directory.Exists(Path); tries++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (tries < MaximumTries)
            {
                // A process that a failed test left behind still writes; what the test has to say counts more.
                Thread.Sleep(tries);
            }
        }
    }
}
