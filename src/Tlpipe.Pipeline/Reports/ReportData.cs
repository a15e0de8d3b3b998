using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Reports;

/// <summary>What the page of an artifact shows, collected from the artifact's files. A file that is not there leaves its part out.</summary>
internal static class ReportData
{
    /// <summary>The data.</summary>
    /// <param name="artifact">The artifact's folder.</param>
    /// <exception cref="DiagnosticException">TLP7303: a file is damaged.</exception>
    public static JsonObject Of(string artifact)
    {
        var model = JsonFile.Read(artifact, ArtifactFiles.Manifest)
            ?? throw new DiagnosticException(ReportDiagnostics.Damaged(Path.Combine(artifact, ArtifactFiles.Manifest), "it is missing"));
        var data = new JsonObject { ["kind"] = "report", ["model"] = model };
        if (JsonFile.Read(artifact, ArtifactFiles.Metrics) is { } metrics) data["metrics"] = metrics;
        if (JsonFile.Read(artifact, ArtifactFiles.Predictions) is { } predictions)
        {
            var tasks = PredictionData.Tasks(predictions);
            data["predictions"] = tasks;
            var previews = new JsonObject();
            AddPreviews(previews, predictions, PredictionData.Shown(tasks));
            data["previews"] = previews;
        }

        if (JsonFile.Read(artifact, ArtifactFiles.Run) is { } run) data["run"] = WithoutMachine(run);
        data["rebuild"] = Rebuilding.Of(model);
        return data;
    }

    /// <summary>Adds the previews of some examples that an artifact has.</summary>
    public static void AddPreviews(JsonObject previews, string artifact, IReadOnlySet<string> examples)
    {
        if (JsonFile.Read(artifact, ArtifactFiles.Predictions) is { } predictions) AddPreviews(previews, predictions, examples);
    }

    private static void AddPreviews(JsonObject previews, JsonObject predictions, IReadOnlySet<string> examples)
    {
        if (predictions["previews"] is not JsonObject all) return;
        foreach (var (id, preview) in all.Where(preview => examples.Contains(preview.Key))) previews[id] = preview?.DeepClone();
    }

    /// <summary>A page is handed on: the name of the machine is nobody's business there.</summary>
    private static JsonObject WithoutMachine(JsonObject run)
    {
        run.Remove("machine");
        return run;
    }
}
