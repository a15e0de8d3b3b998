using System.Globalization;
using Tlpipe.Build.Inputs;

namespace Tlpipe.Build;

/// <summary>What a build says of a model: where it came from, what it reached, where it lies.</summary>
internal static class BuiltLine
{
    /// <summary>Whether this build made the model: one that lay there already is not worth a line.</summary>
    public static bool IsNew(ManifestModel model) => !string.Equals(model.Origin, "upToDate", StringComparison.Ordinal);

    /// <summary><c>ants-vs-bees 1.0.0: trained, insect.accuracy 0.9608 -> obj/tlpipe/ants-vs-bees/1.0.0</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="project">The project's folder: the path of an artifact below it starts there.</param>
    public static string Of(ManifestModel model, string project)
    {
        var origin = model.Origin switch
        {
            "cache" => "from the cache",
            "remoteCache" => "from the remote cache",
            _ => "trained",
        };
        var metrics = model.Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:0.0000}"));
        return $"{model.Name} {model.Version}: {string.Join(", ", metrics.Prepend(origin))} -> {Place(model.Artifact, project)}";
    }

    private static string Place(string folder, string project)
    {
        var relative = Path.GetRelativePath(project, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }
}
