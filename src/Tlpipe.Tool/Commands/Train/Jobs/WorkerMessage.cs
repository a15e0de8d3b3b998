using System.Text.Json;
using System.Text.Json.Serialization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline;

namespace Tlpipe.Tool.Commands.Train.Jobs;

/// <summary>What a worker says to the process that started it: a line of JSON on standard output, with one of these.</summary>
/// <param name="Progress">How far it is, for people.</param>
/// <param name="Told">A diagnostic.</param>
/// <param name="Made">The model that it made; its last message.</param>
internal sealed record WorkerMessage(string? Progress = null, Diagnostic? Told = null, MadeModel? Made = null)
{
    private static readonly JsonSerializerOptions Terse = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The message of a line; <see langword="null"/> where the line is none.</summary>
    public static WorkerMessage? TryParse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkerMessage>(line, Terse);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => JsonSerializer.Serialize(this, Terse);
}

/// <summary>What of a built model the artifact itself doesn't tell.</summary>
/// <param name="Origin">Where it came from.</param>
/// <param name="Reason">Why it was made.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record MadeModel(ModelOrigin Origin, string Reason, TimeSpan Duration);
