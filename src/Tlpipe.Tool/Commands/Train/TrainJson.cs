using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>A built model for machines.</summary>
internal static class TrainJson
{
    /// <summary>The object.</summary>
    public static JsonObject Of(BuiltModel model, TimeSpan duration) => new()
    {
        ["model"] = model.Manifest.Name,
        ["version"] = model.Manifest.Version,
        ["path"] = model.Folder,
        ["key"] = model.Manifest.Key.Hex,
        ["sha256"] = model.Manifest.Files[ArtifactFiles.Weights].Hex,
        ["cached"] = model.Cached,
        ["origin"] = Origin(model.Origin),
        ["seconds"] = Math.Round(duration.TotalSeconds, 3),
        ["tasks"] = MetricsOutput.Tasks(model.Manifest),
        ["comparisons"] = ComparisonOutput.Of(model.Manifest),
    };

    private static string Origin(ModelOrigin origin) => origin switch
    {
        ModelOrigin.UpToDate => "upToDate",
        ModelOrigin.Cache => "cache",
        ModelOrigin.RemoteCache => "remoteCache",
        _ => "trained",
    };
}
