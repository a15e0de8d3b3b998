using System.Text.Json;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What a lock says of the build that it was written by.</summary>
/// <param name="Key">The input key.</param>
/// <param name="Inputs">The inputs by name.</param>
public sealed record ModelLock(Digest Key, IReadOnlyDictionary<string, PlannedInput> Inputs)
{
    private const int CurrentFormat = 1;
    private const string ModelSuffix = ".model.yaml";

    /// <summary>The lock's path for a model file: <c>ants.model.yaml</c> has <c>ants.lock.json</c>.</summary>
    public static string PathFor(string modelFile) =>
        (modelFile.EndsWith(ModelSuffix, StringComparison.Ordinal) ? modelFile[..^ModelSuffix.Length] : Path.ChangeExtension(modelFile, null)) + ".lock.json";

    /// <summary>Reads a lock; <see langword="null"/> where there is none.</summary>
    /// <exception cref="DiagnosticException">TLP7001: it is damaged, or of another format.</exception>
    public static ModelLock? Read(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement;
            var format = root.GetProperty("format").GetInt32();
            if (format != CurrentFormat) throw new JsonException($"its format is {format}, and this tool knows {CurrentFormat}");
            var inputs = root.GetProperty("inputs").EnumerateObject().Select(input => Input(input.Name, input.Value)).ToList();
            return new(new(Text(root, "key")), inputs.DistinctBy(input => input.Name, StringComparer.Ordinal).ToDictionary(input => input.Name, StringComparer.Ordinal));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(PlanningDiagnostics.DamagedLock(file, error.Message), error);
        }
    }

    /// <summary>Reads a lock; <see langword="null"/> where there is none, or it is damaged.</summary>
    public static ModelLock? TryRead(string file)
    {
        try
        {
            return Read(file);
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private static PlannedInput Input(string name, JsonElement input) =>
        new(name, new(Text(input, "digest")), input.TryGetProperty("value", out var value) ? value.GetString() : null);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new JsonException($"'{name}' is null");
}
