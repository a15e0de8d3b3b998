using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Reports;

/// <summary>Two models side by side for people: one page that needs neither network nor other files.</summary>
public static class ComparisonPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="comparison">What <c>tlpipe compare --json</c> says of the two.</param>
    /// <param name="before">The first artifact's folder.</param>
    /// <param name="after">The second artifact's folder.</param>
    /// <param name="path">Where the page goes.</param>
    /// <returns>The page's full path.</returns>
    /// <exception cref="DiagnosticException">TLP7302: this tool is incomplete; TLP7303: a file of an artifact is damaged; TLP7304: the page can't be written.</exception>
    public static string Write(JsonObject comparison, string before, string after, string path)
    {
        var shown = comparison.DeepClone().AsObject();
        // A page is handed on: where the models lie on this machine is nobody's business there.
        foreach (var side in new[] { "a", "b" }) (shown[side] as JsonObject)?.Remove("path");
        var data = new JsonObject
        {
            ["kind"] = "comparison", ["comparison"] = shown, ["a"] = ReportData.Of(before), ["b"] = ReportData.Of(after),
            ["previews"] = Previews(comparison, [before, after]),
        };
        return ReportPage.Write(data, Path.GetFullPath(path));
    }

    /// <summary>The previews of examples that flipped, from whichever artifact has one.</summary>
    private static JsonObject Previews(JsonObject comparison, string[] artifacts)
    {
        var flipped = (comparison["tasks"] as JsonObject ?? []).SelectMany(task => new[] { "broken", "mended" }
            .SelectMany(side => task.Value?["examples"]?[side] as JsonArray ?? [])).Select(example => (string)example!["id"]!).ToHashSet(StringComparer.Ordinal);
        var previews = new JsonObject();
        foreach (var artifact in artifacts) ReportData.AddPreviews(previews, artifact, flipped);
        return previews;
    }
}
