using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>What a model is compared with.</summary>
public enum ComparisonKind
{
    /// <summary>The same network from random weights: what transfer brought.</summary>
    Scratch,

    /// <summary>Each task alone on the same trunk: what joint training brought.</summary>
    SingleTask,
}

/// <summary>A comparison that a model file asks for.</summary>
public sealed record ComparisonSpec
{
    /// <summary>What it is compared with.</summary>
    public required ComparisonKind With { get; init; }

    /// <summary>The number of seeds, from the model's own on.</summary>
    /// <value>3.</value>
    public required int Seeds { get; init; }

    /// <summary>The numbers of training examples to try with and without transfer, ascending; <see langword="null"/> for all, which comes last.</summary>
    public IReadOnlyList<int?> Sizes { get; init; } = [];

    /// <summary>The factors on the file's learning rate that the baseline tries.</summary>
    /// <value>0.3, 1, 3.</value>
    public IReadOnlyList<double> Rates { get; init; } = [];

    /// <summary>Whether each pair of tasks is trained, too.</summary>
    public bool Pairs { get; init; }

    /// <summary>Where it stands.</summary>
    public SourceLocation Location => Source.Location;

    /// <summary>What was written.</summary>
    internal YamlMapping Source { get; init; } = new([], new("model.yaml", 1, 1));

    /// <summary>Where a key's value stands, or the comparison where the key wasn't written.</summary>
    internal SourceLocation Locate(string key) => Source.Locate(key);

    /// <summary>Where an entry of a list stands.</summary>
    internal SourceLocation Locate(string key, int index) =>
        Source.Find(key)?.Value is YamlSequence list && index < list.Items.Count ? list.Items[index].Location : Locate(key);

    /// <summary>Where a size stands.</summary>
    internal SourceLocation LocateSize(int size) =>
        (Source.Find("sizes")?.Value as YamlSequence)?.Items.FirstOrDefault(item => item is YamlScalar scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count == size)?.Location
        ?? Location;

    /// <summary>All that was asked for, as canonical JSON.</summary>
    internal JsonObject Canonical() => With == ComparisonKind.Scratch
        ? new()
        {
            ["rates"] = new JsonArray([.. Rates.Select(rate => JsonValue.Create(rate))]),
            ["seeds"] = Seeds,
            ["sizes"] = new JsonArray([.. Sizes.Select(size => size is { } count ? JsonValue.Create(count) : JsonValue.Create(ComparisonReader.All))]),
            ["with"] = OptionTypes.ChoiceOf(With),
        }
        : new() { ["pairs"] = Pairs, ["seeds"] = Seeds, ["with"] = OptionTypes.ChoiceOf(With) };
}
