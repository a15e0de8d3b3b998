using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What a lock says of the build that it was written by.</summary>
public sealed record ModelLock
{
    /// <summary>The format that is written.</summary>
    public const int CurrentFormat = 2;

    private static readonly string[] ModelSuffixes = [".model.yaml", ".model.yml"];

    /// <summary>The format it was written in; of an older one only the key and the inputs are known, and it counts as stale.</summary>
    public required int Format { get; init; }

    /// <summary>The model's name.</summary>
    public string Model { get; init; } = "";

    /// <summary>The model's version.</summary>
    public string Version { get; init; } = "";

    /// <summary>The input key.</summary>
    public required Digest Key { get; init; }

    /// <summary>The training key.</summary>
    public Digest TrainingKey { get; init; }

    /// <summary>The training key of the first build under this version that was locked: the model that people know by it.</summary>
    public Digest FirstTrainingKey { get; init; }

    /// <summary>The inputs by name.</summary>
    public required IReadOnlyDictionary<string, PlannedInput> Inputs { get; init; }

    /// <summary>The plugins that it was built with.</summary>
    internal IEnumerable<LockedPlugin> Plugins => Inputs.Values.Select(LockedPlugin.Of).OfType<LockedPlugin>();

    /// <summary>What the model takes; <see langword="null"/> in an older format.</summary>
    public LockedInput? Input { get; init; }

    /// <summary>What data sets inferred from their data, by the name of the data set.</summary>
    public IReadOnlyDictionary<string, JsonObject> Inferred { get; init; } = new Dictionary<string, JsonObject>();

    /// <summary>The tasks, in the order of the program's outputs.</summary>
    public IReadOnlyList<LockedTask> Tasks { get; init; } = [];

    /// <summary>The digests of the artifact's files, by file name.</summary>
    public IReadOnlyDictionary<string, Digest> Files { get; init; } = new Dictionary<string, Digest>();

    /// <summary>How the artifact was computed: engine, device, threads, cpu, architecture.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether all of it is known.</summary>
    public bool IsCurrent => Format == CurrentFormat;

    /// <summary>The lock's path for a model file: <c>ants.model.yaml</c> has <c>ants.lock.json</c>.</summary>
    public static string PathFor(string modelFile) =>
        (Array.Find(ModelSuffixes, suffix => modelFile.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix ? modelFile[..^suffix.Length] : Path.ChangeExtension(modelFile, null)) + ".lock.json";

    /// <summary>Reads a lock; <see langword="null"/> where there is none.</summary>
    /// <exception cref="DiagnosticException">TLP7001: it is damaged, or of a newer format.</exception>
    public static ModelLock? Read(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file), new() { AllowDuplicateProperties = false });
            return LockReader.Read(document.RootElement);
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
}
