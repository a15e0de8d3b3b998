using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Build.Inputs;

/// <summary>A file as it was when it was read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Size">Length in bytes.</param>
/// <param name="Modified">Ticks of the last write time, UTC.</param>
/// <param name="Changed">Its <see cref="ChangeTime"/>, which nobody can put back.</param>
/// <param name="Sha256">Digest of the content, hexadecimal.</param>
internal sealed record FileStamp(string Path, long Size, long Modified, long Changed, string Sha256)
{
    /// <summary>Reads the file's stamp as it is now.</summary>
    public static FileStamp Read(string path)
    {
        var file = Target(path);
        return new FileStamp(System.IO.Path.GetFullPath(path), file.Length, file.LastWriteTimeUtc.Ticks, ChangeTime.Of(path), Digest.OfFile(path));
    }

    /// <summary>The file itself; behind a link, the one it leads to, as the training process reads that one's time.</summary>
    public static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint) && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
    }
}
