namespace Tlpipe.Pipeline.Verification;

/// <summary>A temporary folder that is gone when the work in it is done, however that ends.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tlpipe-verify-");

    /// <summary>The full path of something in it.</summary>
    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
