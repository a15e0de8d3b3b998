using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Caching;

namespace Tlpipe.Pipeline.Forecasting;

/// <summary>
/// How long models' last trainings took on this machine: a small file a model in the user's cache.
/// It is good for forecasts only, so one that can't be read or written is no loss.
/// </summary>
internal sealed class PastRuns(CacheLayout layout)
{
    private const int CurrentFormat = 1;
    private const int Kept = 8;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Remembers a training, in place of an earlier one on the same device with as many threads.</summary>
    public void Remember(string model, PastRun run)
    {
        var others = Of(model).Where(other => (other.Device, other.Threads) != (run.Device, run.Threads));
        var content = new Content(CurrentFormat, model, [.. others.Prepend(run).Take(Kept)]);
        try
        {
            AtomicFile.WriteText(layout.Runs(model), JsonSerializer.Serialize(content, Json) + "\n");
        }
        catch (DiagnosticException)
        {
            return;
        }
    }

    /// <summary>What is known of a model, the last first.</summary>
    public IReadOnlyList<PastRun> Of(string model)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(layout.Runs(model)), Json) is { Format: CurrentFormat, Runs: { } runs }
                ? [.. runs.Where(run => run is { Steps: > 0, Seconds: >= 0 })]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private sealed record Content(int Format, string Model, IReadOnlyList<PastRun>? Runs);
}
