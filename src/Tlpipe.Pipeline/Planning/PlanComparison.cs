using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Why a model would be trained again: how its plan differs from its lock.</summary>
/// <param name="HasLock">Whether there is a lock at all; without one the model is new.</param>
/// <param name="IsSame">Whether the keys are equal and the lock is of the current format, so that nothing is to be done.</param>
/// <param name="Differences">The inputs that differ, by name.</param>
public sealed record PlanComparison(bool HasLock, bool IsSame, IReadOnlyList<InputDifference> Differences)
{
    /// <summary>Whether the lock is of an older format, and so to be written anew whatever it says.</summary>
    public bool IsOlderFormat { get; init; }

    /// <summary>In one line for people.</summary>
    public string Reason => (HasLock, IsSame, Differences.Count) switch
    {
        (false, _, _) => "the model is new, it has no lock",
        (_, true, _) => "nothing that matters differs from the lock",
        (_, _, 0) => IsOlderFormat ? "the lock is of an older format" : "the lock was written for another key",
        _ => string.Join("; ", Differences),
    };

    /// <summary>Compares a plan with the lock beside its model file.</summary>
    /// <exception cref="DiagnosticException">TLP7001: the lock is damaged.</exception>
    public static PlanComparison WithLock(TrainingPlan plan) => Compare(plan, ModelLock.Read(ModelLock.PathFor(plan.Spec.File)));

    /// <summary>Compares a plan with an artifact, which knows digests; what was set it tells from the lock, as far as that was written by the same build.</summary>
    public static PlanComparison WithArtifact(TrainingPlan plan, ModelManifest built)
    {
        var values = ModelLock.TryRead(ModelLock.PathFor(plan.Spec.File))?.Inputs;
        return Compare(plan, new()
        {
            Format = ModelLock.CurrentFormat,
            Key = built.Key,
            Inputs = built.Inputs.ToDictionary(
                input => input.Key,
                input => values?.GetValueOrDefault(input.Key) is { } locked && locked.Digest == input.Value ? locked : new PlannedInput(input.Key, input.Value),
                StringComparer.Ordinal),
        });
    }

    /// <summary>Compares a plan with a lock.</summary>
    public static PlanComparison Compare(TrainingPlan plan, ModelLock? locked)
    {
        if (locked is null) return new(HasLock: false, IsSame: false, []);
        var planned = plan.Inputs.ToDictionary(input => input.Name, StringComparer.Ordinal);
        var names = planned.Keys.Union(locked.Inputs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        InputDifference[] differences = [.. names
            .Select(name => new InputDifference(name, locked.Inputs.GetValueOrDefault(name), planned.GetValueOrDefault(name)))
            .Where(difference => difference.Old?.Digest != difference.New?.Digest)];
        return new(HasLock: true, locked.IsCurrent && locked.Key == plan.Keys.Input, differences) { IsOlderFormat = !locked.IsCurrent };
    }
}

/// <summary>An input that differs between lock and plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Old">The lock's; <see langword="null"/> where it was added since.</param>
/// <param name="New">The plan's; <see langword="null"/> where it was removed since.</param>
public sealed record InputDifference(string Name, PlannedInput? Old, PlannedInput? New)
{
    private const string Weights = "weights";

    /// <summary>Whether it comes with the tools, and not from the model file, its data or its weights.</summary>
    public bool IsOfTools => Name is "engine" or "tool" || Name.StartsWith("plugin.", StringComparison.Ordinal);

    /// <summary>For people, a line for each setting, with its old and its new value: <c>training.epochs: 10 -> 20</c>.</summary>
    public IReadOnlyList<string> Lines => (Old, New) switch
    {
        (null, { } added) => [$"{Name}: added{Suffix(added.Value)}"],
        ({ } removed, null) => [$"{Name}: removed{Suffix(removed.Value)}"],
        ({ Value: { } before }, { Value: { } after }) when before != after => Changes(before, after),
        ({ Value: not null }, { Value: { } source }) when Name == Weights => [$"{Name}: the content of {source} changed"],
        // A lock of before this was remembered.
        (_, { Value: { } source }) when Name == Weights => [$"{Name}: not the locked ones, now {source}"],
        _ => [$"{Name}: its content changed"],
    };

    /// <summary>All of it in one line.</summary>
    public override string ToString() => string.Join("; ", Lines);

    private static string Suffix(string? value) => value is null ? "" : $" ({Shown(value)})";

    /// <summary>Of a section, only the keys that differ.</summary>
    private string[] Changes(string before, string after)
    {
        if (Section(before) is not { } old || Section(after) is not { } now) return [$"{Name}: {Shown(before)} -> {Shown(after)}"];
        return [.. old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            .Select(key => $"{Name}.{key}: {old.GetValueOrDefault(key, "nothing")} -> {now.GetValueOrDefault(key, "nothing")}")];
    }

    private static Dictionary<string, string>? Section(string value)
    {
        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Leaves("", document.RootElement).ToDictionary(leaf => leaf.Key, leaf => leaf.Value, StringComparer.Ordinal)
                : null;
        }
        catch (JsonException)
        {
            // A version number (0.1.0) is no JSON; it is shown as it is.
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string prefix, JsonElement section) =>
        section.EnumerateObject().SelectMany(member => member.Value.ValueKind == JsonValueKind.Object
            ? Leaves($"{prefix}{member.Name}.", member.Value)
            : [new($"{prefix}{member.Name}", Shown(member.Value.GetRawText()))]);

    private static string Shown(string json) => json.Length > 1 && json[0] == '"' && json[^1] == '"' ? json[1..^1] : json;
}
