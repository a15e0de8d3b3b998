using System.Globalization;
using System.Text;
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
        item.SetMetadata("ModelFile", model.File);
        item.SetMetadata("Name", model.Name);
        item.SetMetadata("Version", model.Version);
        item.SetMetadata("Key", model.Key);
        item.SetMetadata("TrainingKey", model.TrainingKey);
        item.SetMetadata("Digest", model.Digest);
        item.SetMetadata("Lock", model.Lock);
        item.SetMetadata("Origin", model.Origin);
        item.SetMetadata("Reason", model.Reason);
        foreach (var part in model.Plan) item.SetMetadata($"Plan{char.ToUpperInvariant(part.Key[0])}{part.Key[1..]}", part.Value);
        item.SetMetadata("Metrics", Metrics(model));
        item.SetMetadata("Seconds", model.Seconds?.ToString(CultureInfo.InvariantCulture) ?? "");
        item.SetMetadata("ProjectFile", project);
        return item;
    }

    private static string Metrics(ManifestModel model)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in model.Metrics) text.Append(text.Length > 0 ? ";" : "").Append(name).Append('=').Append(value.ToString("0.0000", CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
