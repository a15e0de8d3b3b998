using System.Text.Json;

namespace Tlpipe.Torch.Tests;

/// <summary>PyTorch's numbers, written by Reference/reference.py.</summary>
internal static class Reference
{
    private static readonly JsonDocument Document = JsonDocument.Parse(typeof(Reference).Assembly.GetManifestResourceStream("reference.json")!);

    internal static JsonElement Of(params string[] path) =>
        path.Aggregate(Document.RootElement, (element, name) => element.GetProperty(name));

    internal static double[] Numbers(params string[] path) => Numbers(Of(path));

    internal static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];

    internal static IEnumerable<string> Names(string section) => Of(section).EnumerateObject().Select(p => p.Name);
}
