using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Caching;

/// <summary>An artifact in the user's cache.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Manifest">What it says of itself; verified.</param>
/// <param name="Sums">The digests of its files.</param>
/// <param name="IsVerified">Whether this process wrote or checked all of its files.</param>
internal sealed record CachedArtifact(string Folder, ModelManifest Manifest, EntrySums Sums, bool IsVerified)
{
    /// <summary>Copies the files. One that was not verified yet is, while it is copied: each is read once.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <exception cref="DamagedEntryException">A file is not as it was written.</exception>
    public void CopyTo(string folder)
    {
        foreach (var name in Sums.Files.Keys)
        {
            var (source, target) = (Path.Combine(Folder, name), Path.Combine(folder, name));
            if (IsVerified) File.Copy(source, target);
            else Sums.Check(name, CheckedCopy.Copy(source, target));
        }
    }

    /// <summary>Checks the files that were not checked yet.</summary>
    /// <exception cref="DamagedEntryException">A file is not as it was written.</exception>
    public void Verify()
    {
        if (!IsVerified) Sums.CheckAll(Folder);
    }
}
