using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Tlpipe.Build.Inputs;

namespace Tlpipe.Build;

/// <summary>The files of artifacts, as items for the build.</summary>
internal static class ArtifactFiles
{
    /// <summary>What <c>Predictor</c> opens.</summary>
    public static readonly string[] NeededToPredict = ["model.json", "model.safetensors", "program.pt"];

    /// <summary>Whether all of it lies in a folder.</summary>
    public static bool AreIn(string folder) => Array.TrueForAll(NeededToPredict, file => File.Exists(Path.Combine(folder, file)));

    /// <summary>What an application needs of a model, each with the path that it gets in the output: <c>OutputFolder/NAME/FILE</c>.</summary>
    public static IEnumerable<ITaskItem> ForApplications(ManifestModel model, IReadOnlyList<ITaskItem> sources)
    {
        var source = sources.FirstOrDefault(item => item.GetMetadata("FullPath") == model.File);
        if (source is null) yield break;
        foreach (var file in NeededToPredict.Where(file => File.Exists(Path.Combine(model.Artifact, file))))
        {
            var item = new TaskItem(Path.Combine(model.Artifact, file));
            source.CopyMetadataTo(item);
            item.SetMetadata("Name", model.Name);
            item.SetMetadata("Version", model.Version);
            item.SetMetadata("Key", model.Key);
            item.SetMetadata("TargetPath", Path.Combine(source.GetMetadata("OutputFolder"), model.Name, file));
            yield return item;
        }
    }
}
