using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Build.Inputs;

/// <summary>Compares stamps with what lies on the disk now.</summary>
internal static class StampCheck
{
    /// <summary>What has changed, as a phrase for a person; null when nothing has.</summary>
    /// <param name="stamps">The files as they were.</param>
    /// <param name="current">The same files with the times they have now, when nothing has changed.</param>
    public static string? Compare(IReadOnlyList<FileStamp> stamps, out IReadOnlyList<FileStamp> current)
    {
        var now = new List<FileStamp>(stamps.Count);
        current = now;
        foreach (var stamp in stamps)
        {
            var file = FileStamp.Target(stamp.Path);
            if (!file.Exists) return $"{stamp.Path} is missing";
            var (modified, changed) = (file.LastWriteTimeUtc.Ticks, ChangeTime.Of(stamp.Path));
            if (file.Length != stamp.Size) return $"{stamp.Path} has changed";
            if ((modified, changed) != (stamp.Modified, stamp.Changed) && Digest.OfFile(stamp.Path) != stamp.Sha256) return $"{stamp.Path} has changed";
            now.Add(stamp with { Modified = modified, Changed = changed });
        }
        return null;
    }

    /// <summary>What has changed, as a phrase for a person; null when nothing has.</summary>
    public static string? Compare(IReadOnlyList<FolderStamp> stamps)
    {
        foreach (var stamp in stamps)
        {
            if (!Directory.Exists(stamp.Path)) return $"{stamp.Path} is missing";
            if (Digest.OfFolder(stamp.Path) != stamp.Sha256) return $"files came to {stamp.Path} or left it";
        }
        return null;
    }
}
