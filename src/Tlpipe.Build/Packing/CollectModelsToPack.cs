using System.Text.Json;
using Microsoft.Build.Framework;
using Tlpipe.Build.Clients;

namespace Tlpipe.Build.Packing;

/// <summary>Says which files of a project's models its package carries; a model that is missing or not the locked one is an error.</summary>
public sealed class CollectModelsToPack : Microsoft.Build.Utilities.Task
{
    /// <summary>The model files. Metadata <c>Pack</c>: <c>false</c> leaves the model out of the package.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The models that were built.</summary>
    public ITaskItem[] Artifacts { get; set; } = [];

    /// <summary>The project, in which errors are reported.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The files, with metadata as <see cref="PackedFile"/> has them.</summary>
    [Output]
    public ITaskItem[] Files { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        Files = [.. Models.Where(IsPacked).SelectMany(FilesOf)];
        return !Log.HasLoggedErrors;
    }

    private static bool IsPacked(ITaskItem model) => !string.Equals(model.GetMetadata("Pack"), "false", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<ITaskItem> FilesOf(ITaskItem model)
    {
        var artifact = Artifacts.FirstOrDefault(artifact => artifact.GetMetadata("ModelFile") == model.GetMetadata("FullPath"));
        var files = artifact is null ? [] : ArtifactFiles.NeededToPredict.Select(file => Path.Combine(artifact.ItemSpec, file)).ToList();
        if (artifact is null || !files.TrueForAll(File.Exists)) return Refused(PackingDiagnostics.NotBuilt(model.ItemSpec));
        var name = artifact.GetMetadata("Name");
        if (LeavesTheOutput(artifact.GetMetadata("OutputFolder"))) return Refused(PackingDiagnostics.FolderOutside(name, artifact.GetMetadata("OutputFolder")));
        var lockFile = artifact.GetMetadata("Lock");
        if (File.Exists(lockFile) && LockedKey(lockFile) != artifact.GetMetadata("Key")) return Refused(PackingDiagnostics.NotLocked(name, Path.GetFileName(lockFile)));
        return files.Select(file => PackedFile.Of(file, artifact).ToItem());
    }

    private ITaskItem[] Refused(Diagnostic error)
    {
        Log.LogError(null, error.Code, null, ProjectFile, 0, 0, 0, 0, error.Text);
        return [];
    }

    private static bool LeavesTheOutput(string folder) =>
        Path.IsPathRooted(folder) || folder.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    // A build without a lock packs without one; whether it has to be there is the training's matter. A damaged one, or one that nobody may read, tells of no model.
    private static string? LockedKey(string lockFile)
    {
        try
        {
            return LockReader.KeyOf(lockFile);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
