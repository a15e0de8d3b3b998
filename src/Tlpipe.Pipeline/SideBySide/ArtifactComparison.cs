using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>Two artifacts side by side.</summary>
/// <param name="Before">The first.</param>
/// <param name="After">The second.</param>
/// <param name="Tasks">The tasks that both have.</param>
/// <param name="OnlyBefore">The tasks that only the first has.</param>
/// <param name="OnlyAfter">The tasks that only the second has.</param>
/// <param name="Inputs">What went into the one and not, or otherwise, into the other.</param>
/// <param name="Environment">How they were computed, where that differs, by name.</param>
public sealed record ArtifactComparison(
    ComparedArtifact Before,
    ComparedArtifact After,
    IReadOnlyList<TaskComparison> Tasks,
    IReadOnlyList<string> OnlyBefore,
    IReadOnlyList<string> OnlyAfter,
    IReadOnlyList<InputDifference> Inputs,
    IReadOnlyDictionary<string, (string? Before, string? After)> Environment)
{
    /// <summary>Whether both hold the same files.</summary>
    public bool IsSame => Before.Manifest.Files.Count == After.Manifest.Files.Count
        && Before.Manifest.Files.All(file => After.Manifest.Files.TryGetValue(file.Key, out var digest) && digest == file.Value);

    /// <summary>Compares.</summary>
    /// <exception cref="DiagnosticException">TLP7311: the predictions of one are damaged.</exception>
    public static ArtifactComparison Of(ComparedArtifact before, ComparedArtifact after)
    {
        var (old, now) = (before.Manifest.Tasks.Select(task => task.Name).ToList(), after.Manifest.Tasks.Select(task => task.Name).ToList());
        return new(
            before,
            after,
            TaskComparer.Compare(before, after, old.Intersect(now, StringComparer.Ordinal)),
            [.. old.Except(now, StringComparer.Ordinal)],
            [.. now.Except(old, StringComparer.Ordinal)],
            InputsOf(before, after),
            EnvironmentOf(before, after));
    }

    private static InputDifference[] InputsOf(ComparedArtifact before, ComparedArtifact after) =>
    [
        .. before.Manifest.Inputs.Keys.Union(after.Manifest.Inputs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new InputDifference(name, before.InputOf(name), after.InputOf(name)))
            .Where(difference => difference.Old?.Digest != difference.New?.Digest),
    ];

    private static SortedDictionary<string, (string? Before, string? After)> EnvironmentOf(ComparedArtifact before, ComparedArtifact after)
    {
        var (old, now) = (before.Manifest.Environment, after.Manifest.Environment);
        return new(
            old.Keys.Union(now.Keys, StringComparer.Ordinal).Where(name => old.GetValueOrDefault(name) != now.GetValueOrDefault(name))
                .ToDictionary(name => name, name => (old.GetValueOrDefault(name), now.GetValueOrDefault(name))),
            StringComparer.Ordinal);
    }
}
