using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>How a run went: <c>run.json</c>. Clocks and machines stand here and nowhere else.</summary>
internal static class RunFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Compared = "compared";

    /// <summary>Writes it.</summary>
    public static void Write(string folder, DateTimeOffset began, DateTimeOffset ended, TrainingEnvironment environment, RunParts parts, bool isCompared)
    {
        var run = new JsonObject
        {
            ["began"] = began.ToString("O"),
            ["ended"] = ended.ToString("O"),
            ["seconds"] = Rounded((ended - began).TotalSeconds),
            ["parts"] = new JsonArray([.. parts.Parts.Select(part => (JsonNode)new JsonObject { ["name"] = part.Name, ["seconds"] = Rounded(part.Seconds) })]),
            ["epochs"] = new JsonArray([.. parts.Epochs.Select(epoch => (JsonNode)new JsonObject { ["epoch"] = epoch.Epoch, ["seconds"] = Rounded(epoch.Seconds) })]),
            ["machine"] = Environment.MachineName,
            ["environment"] = new JsonObject
            {
                ["engine"] = environment.Engine,
                ["device"] = environment.Device,
                ["threads"] = environment.Threads,
                ["cpuCapability"] = environment.CpuCapability,
                ["architecture"] = environment.Architecture,
            },
        };
        if (isCompared) run[Compared] = true;
        File.WriteAllText(Path.Combine(folder, ArtifactFiles.Run), run.ToJsonString(Readable) + "\n");
    }

    /// <summary>Whether the training was one that a model is compared with.</summary>
    public static bool IsCompared(string folder)
    {
        try
        {
            return (bool?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ArtifactFiles.Run)))?[Compared] ?? false;
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Writes another artifact's, and beside it how long the trainings of its comparisons took.</summary>
    public static void Copy(string source, string folder, ComparisonOutcome? comparisons)
    {
        var path = Path.Combine(folder, ArtifactFiles.Run);
        if (comparisons is null && !IsCompared(source))
        {
            File.Copy(Path.Combine(source, ArtifactFiles.Run), path);
            return;
        }

        var run = JsonNode.Parse(File.ReadAllBytes(Path.Combine(source, ArtifactFiles.Run)))!.AsObject();
        run.Remove(Compared);
        if (comparisons is not null) Add(run, comparisons);
        File.WriteAllText(path, run.ToJsonString(Readable) + "\n");
    }

    private static void Add(JsonObject run, ComparisonOutcome comparisons)
    {
        (run["parts"] as JsonArray)?.Add(new JsonObject { ["name"] = "comparison", ["seconds"] = Rounded(comparisons.Seconds) });
        run["comparisons"] = comparisons.Times.DeepClone();
    }

    /// <summary>The seconds of each epoch; <see langword="null"/> where the file doesn't say.</summary>
    public static IReadOnlyList<double>? EpochSeconds(string folder)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ArtifactFiles.Run)))?["epochs"] is not JsonArray epochs) return null;
            var seconds = epochs.Select(epoch => (double?)epoch?["seconds"]).ToList();
            return seconds.Contains(null) ? null : [.. seconds.OfType<double>()];
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>How long the training took; <see langword="null"/> where the file doesn't say.</summary>
    public static double? Seconds(string folder)
    {
        try
        {
            return (double?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ArtifactFiles.Run)))?["seconds"];
        }
        catch (Exception error) when (error is IOException or JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static double Rounded(double seconds) => Math.Round(seconds, 3);
}
