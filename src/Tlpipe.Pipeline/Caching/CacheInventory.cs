using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Caching;

/// <summary>What lies in the user's cache. Other processes add and take away meanwhile: what vanishes while it is looked at is left out.</summary>
public static class CacheInventory
{
    private const int KeyLength = 64;

    /// <summary>All of it.</summary>
    public static IReadOnlyList<CacheEntry> List(CacheLayout layout) =>
    [
        .. Folders(layout.Artifacts).Select(folder => Folder(IsKey(folder) ? CacheEntryKind.Artifact : CacheEntryKind.Unfinished, folder)),
        .. Folders(layout.AllCheckpoints).Select(folder => Folder(CacheEntryKind.Checkpoint, folder)),
        .. Folders(layout.AllFeatures).SelectMany(Files).Select(file => File(IsWholeChunk(file) ? CacheEntryKind.Features : CacheEntryKind.Unfinished, file)),
        .. Folders(layout.Corrupt).Select(folder => Folder(CacheEntryKind.SetAside, folder)),
        .. Files(layout.Corrupt).Select(file => File(CacheEntryKind.SetAside, file)),
        .. Files(layout.Locks).Where(file => file.Extension == ".lock").Select(file => File(CacheEntryKind.Lock, file)),
        .. new[] { new FileInfo(layout.InputDigests) }.Where(file => file.Exists).Select(file => File(CacheEntryKind.Note, file)),
        .. Files(layout.AllRuns).Concat(Files(layout.AllDivergences)).Select(file => File(CacheEntryKind.Note, file)),
    ];

    /// <summary>What an artifact says of itself; <see langword="null"/> for any other entry, and for one that can't be read.</summary>
    public static ModelManifest? ManifestOf(CacheEntry entry)
    {
        if (entry.Kind != CacheEntryKind.Artifact) return null;
        try
        {
            return ManifestFile.Read(Path.Combine(entry.Path, ArtifactFiles.Manifest));
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    /// <summary>Whether an artifact was trained for a model to be compared with.</summary>
    public static bool IsCompared(CacheEntry entry) => entry.Kind == CacheEntryKind.Artifact && RunFile.IsCompared(entry.Path);

    /// <summary>The training that an artifact, a checkpoint or an unfinished artifact (<c>.KEY.123.new</c>) is of; <see langword="null"/> for other entries.</summary>
    internal static Digest? KeyOf(CacheEntry entry)
    {
        var name = Path.GetFileName(entry.Path);
        if (entry.Kind is not (CacheEntryKind.Artifact or CacheEntryKind.Checkpoint) && name[0] != '.') return null;
        name = name.TrimStart('.');
        return name.Length >= KeyLength && name[..KeyLength].All(char.IsAsciiHexDigitLower) ? new Digest(name[..KeyLength]) : null;
    }

    private static bool IsKey(FileSystemInfo folder) => folder.Name.Length == KeyLength && folder.Name.All(char.IsAsciiHexDigitLower);

    private static bool IsWholeChunk(FileSystemInfo file) => file.Extension == ".safetensors";

    private static CacheEntry Folder(CacheEntryKind kind, DirectoryInfo folder) => new(kind, folder.FullName, SizeOf(folder), LastUse(folder));

    private static CacheEntry File(CacheEntryKind kind, FileInfo file) => new(kind, file.FullName, SizeOf(file), LastUse(file));

    private static DateTimeOffset LastUse(FileSystemInfo entry) => new(entry.LastWriteTimeUtc, TimeSpan.Zero);

    private static long SizeOf(DirectoryInfo folder) => Listed(() => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(SizeOf), 0);

    private static long SizeOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static IReadOnlyList<DirectoryInfo> Folders(string path) => Listed<IReadOnlyList<DirectoryInfo>>(() => [.. new DirectoryInfo(path).EnumerateDirectories()], []);

    private static IReadOnlyList<FileInfo> Files(DirectoryInfo folder) => Files(folder.FullName);

    private static IReadOnlyList<FileInfo> Files(string path) => Listed<IReadOnlyList<FileInfo>>(() => [.. new DirectoryInfo(path).EnumerateFiles()], []);

    private static T Listed<T>(Func<T> list, T otherwise)
    {
        try
        {
            return list();
        }
        catch (DirectoryNotFoundException)
        {
            return otherwise;
        }
    }
}
