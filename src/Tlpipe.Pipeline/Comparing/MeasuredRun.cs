using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>What a comparison wants to know of a training.</summary>
/// <param name="Curve">How it went.</param>
/// <param name="Scores">The score after each epoch, higher is better: what chose the epoch that ships.</param>
/// <param name="Manifest">What the artifact says of itself.</param>
/// <param name="Seconds">The seconds that the training took up to the end of each epoch; none where its run wasn't timed.</param>
internal sealed record MeasuredRun(Curve Curve, IReadOnlyList<double?> Scores, ModelManifest Manifest, IReadOnlyList<double> Seconds)
{
    /// <summary>The seconds that all of it took; <see langword="null"/> where its run wasn't timed.</summary>
    public double? Took { get; init; }

    /// <summary>The score of the epoch that ships.</summary>
    public double? Score => Scores[Curve.BestEpoch - 1];

    /// <summary>Reads it from a cached artifact.</summary>
    /// <exception cref="DamagedEntryException">Its files are not as they were written.</exception>
    public static MeasuredRun Read(CachedArtifact artifact, TrainingPlan plan)
    {
        var content = File.ReadAllBytes(Path.Combine(artifact.Folder, ArtifactFiles.Metrics));
        artifact.Sums.Check(ArtifactFiles.Metrics, Digest.Of(content));
        var metrics = JsonNode.Parse(content)!;
        var (best, epochs) = ((int)metrics["bestEpoch"]!, metrics["epochs"]!.AsArray());
        var names = plan.Tasks.Select(task => (task.Name, Metric: task.PrimaryMetric.Name)).ToList();
        var curve = new Curve(
            plan.Keys.Training.Hex,
            best,
            Values(metrics["start"]!),
            names.ToDictionary(task => task.Name, task => (IReadOnlyList<double?>)[.. epochs.Select(epoch => (double?)epoch!["tasks"]![task.Name]![task.Metric])]),
            Values(metrics["test"]!));
        return new(curve, [.. epochs.Select(epoch => (double?)epoch!["score"])], artifact.Manifest, Times(artifact.Folder, epochs.Count)) { Took = RunFile.Seconds(artifact.Folder) };

        Dictionary<string, double?> Values(JsonNode part) =>
            names.Where(task => part[task.Name] is not null).ToDictionary(task => task.Name, task => (double?)part[task.Name]![task.Metric]);
    }

    /// <summary>The first epoch, from 1, at which the score was at least as good as another one; <see langword="null"/> where it never was.</summary>
    public int? Reaches(double? score) =>
        Scores.Index().Where(epoch => epoch.Item >= score).Select(epoch => (int?)epoch.Index + 1).FirstOrDefault();

    /// <summary>Whether a value lies outside the interval of a task's primary metric at the epoch that ships; not where there is no sound interval.</summary>
    public bool IsBeyondInterval(string task, double? value)
    {
        var metrics = Manifest.Tasks.First(other => other.Name == task).Metrics;
        return metrics.Best.Metrics[metrics.Primary] is { Low: { } low, High: { } high } && (value < low || value > high);
    }

    /// <summary>The seconds up to the end of each epoch. Where its epochs weren't timed, all took as long as each other.</summary>
    private static List<double> Times(string folder, int epochs)
    {
        if (RunFile.EpochSeconds(folder) is { } each && each.Count == epochs) return [.. each.Select((_, index) => each.Take(index + 1).Sum())];
        return RunFile.Seconds(folder) is { } seconds ? [.. Enumerable.Range(1, epochs).Select(epoch => seconds * epoch / epochs)] : [];
    }
}
