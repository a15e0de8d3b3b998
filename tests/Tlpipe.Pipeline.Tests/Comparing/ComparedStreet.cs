using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Comparing;

/// <summary>A model on a pretrained trunk, compared with one from random weights: built once for all tests that only look at it.</summary>
public sealed class ComparedStreet : IDisposable
{
    internal const string Comparison = "compare: { with: scratch, seeds: 2, sizes: [24, all], rates: [1, 3] }";

    public ComparedStreet()
    {
        Workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
        File = Workshop.Write("moved.model.yaml", Moved(Comparison));
        Built = Workshop.Build(File);
        Events = [.. Workshop.Progress.Events];
        Workshop.Progress.Events.Clear();
    }

    internal Workshop Workshop { get; } = new();

    internal string File { get; }

    internal BuiltModel Built { get; }

    internal IReadOnlyList<TrainingEvent> Events { get; }

    internal JsonNode Metrics => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Built.Folder, "metrics.json")))!;

    /// <summary>The metrics of a training in the cache.</summary>
    internal JsonNode Cached(string key) => JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Workshop.CacheFolder, "artifacts", key, "metrics.json")))!;

    internal static string Moved(string extra, string optimizer = "{ use: sgd, lr: 0.02, momentum: 0.9 }", string seed = "3", string weights = ", weights: base.model.yaml", string strategy = "frozen") =>
        Models.Street(name: "moved", strategy: strategy, weights: weights, seed: seed, optimizer: optimizer, extra: extra);

    public void Dispose() => Workshop.Dispose();
}
