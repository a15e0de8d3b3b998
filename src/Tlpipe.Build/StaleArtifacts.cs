namespace Tlpipe.Build;

/// <summary>Artifacts <c>obj/tlpipe/NAME/VERSION</c> of versions and models that a project no longer has.</summary>
internal static class StaleArtifacts
{
    // Hidden folders belong to a process that is writing; a link leads to somebody else's.
    private static readonly EnumerationOptions Visible = new() { AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };

    /// <summary>Removes them. One that can't be removed harms nobody, and stays.</summary>
    /// <param name="folder">The folder of all artifacts.</param>
    /// <param name="current">The artifacts' folders of the models that the project has.</param>
    /// <param name="keepOtherModels">Whether only other versions of these models go.</param>
    public static void Remove(string folder, IReadOnlyList<string> current, bool keepOtherModels)
    {
        var models = current.Select(Path.GetDirectoryName).ToHashSet(StringComparer.Ordinal);
        var artifacts = Folders(folder).SelectMany(Folders).Where(version => File.Exists(Path.Combine(version, "model.json"))).ToList();
        // Under another spelling of its path a current one would look stale.
        if (current.Except(artifacts, StringComparer.Ordinal).Any()) return;
        foreach (var stale in artifacts.Except(current, StringComparer.Ordinal).Where(stale => !keepOtherModels || models.Contains(Path.GetDirectoryName(stale)))) TryRemove(stale);
    }

    private static void TryRemove(string artifact)
    {
        try
        {
            Directory.Delete(artifact, recursive: true);
            var model = Path.GetDirectoryName(artifact)!;
            if (Directory.GetFileSystemEntries(model).Length == 0) Directory.Delete(model);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another program has a file of it open, or it is somebody else's.
            return;
        }
    }

    private static string[] Folders(string folder) => Directory.GetDirectories(folder, "*", Visible);
}
