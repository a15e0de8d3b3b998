namespace Tlpipe.Build.Inputs;

/// <summary>A file as it was when it was read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Modified">Ticks of the last write time, UTC.</param>
/// <param name="Sha256">Digest of the content, hexadecimal.</param>
internal sealed record FileStamp(string Path, long Size, long Modified, string Sha256)
{
    /// <summary>Reads the file's stamp as it is now.</summary>
    public static FileStamp Read(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.FullName, file.Length, file.LastWriteTimeUtc.Ticks, Digest.OfFile(path));
    }
}
