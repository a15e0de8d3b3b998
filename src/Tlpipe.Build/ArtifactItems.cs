using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Tlpipe.Build.Inputs;

namespace Tlpipe.Build;

/// <summary>Models as items: what other targets, other projects and the reader of a build's log want to know of them.</summary>
internal static class ArtifactItems
{
    /// <summary>The item of a model: its artifact's folder, with the plan and what came of it as metadata.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sources">The model files as items, whose metadata it gets too.</param>
    /// <param name="project">Full path of the project file.</param>
    public static ITaskItem Of(ManifestModel model, IReadOnlyList<ITaskItem> sources, string project)
    {
        var item = new TaskItem(model.Artifact);
        sources.FirstOrDefault(source => source.GetMetadata("FullPath") == model.File)?.CopyMetadataTo(item);
        foreach (var (name, text) in Metadata(model, project)) item.SetMetadata(name, text);
        return item;
    }

    private static IEnumerable<(string Name, string Text)> Metadata(ManifestModel model, string project) =>
    [
        ("ModelFile", model.File),
        ("Name", model.Name),
        ("Version", model.Version),
        ("Key", model.Key),
        ("TrainingKey", model.TrainingKey),
        ("Digest", model.Digest),
        ("Lock", model.Lock),
        ("Origin", model.Origin),
        ("Reason", model.Reason),
        .. model.Plan.Select(part => ($"Plan{char.ToUpperInvariant(part.Key[0])}{part.Key[1..]}", part.Value)),
        ("Metrics", string.Join(';', model.Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key}={metric.Value:0.0000}")))),
        ("Seconds", model.Seconds?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("ProjectFile", project),
    ];
}
