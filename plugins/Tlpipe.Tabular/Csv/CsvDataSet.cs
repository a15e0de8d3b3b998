using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Tabular.Csv;

/// <summary>The rows of a table.</summary>
internal sealed class CsvDataSet : IDataSet
{
    private readonly CsvContent _content;

    public CsvDataSet(CsvContent content)
    {
        _content = content;
        Content = DigestAll();
    }

    /// <inheritdoc/>
    public IInputCodec Codec => _content.Codec;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TargetSignature> Targets => _content.Targets;

    /// <inheritdoc/>
    public Digest Content { get; }

    /// <inheritdoc/>
    public bool Augments => false;

    /// <inheritdoc/>
    public JsonObject? Inferred => _content.Schema.ToJson();

    /// <inheritdoc/>
    public int Count(Split split) => _content.Splits[split].Count;

    /// <inheritdoc/>
    public LabelCounts? CountLabels(Split split, string target)
    {
        var (place, signature) = (PlaceOf(target), _content.Targets[target]);
        double[] labels = [.. _content.Splits[split].Select(example => example.Labels[place]).Where(label => !double.IsNaN(label))];
        return signature.Kind == TargetKind.Class ? LabelCounts.Of(signature.Classes.Count, labels.Select(label => (int)label)) : new(labels.Length, []);
    }

    /// <inheritdoc/>
    public Digest Identify(Split split, int index) => _content.Splits[split][index].Content;

    /// <inheritdoc/>
    public int? ClassOf(Split split, int index, string target) =>
        _content.Targets[target].Kind == TargetKind.Class && LabelOf(split, index, target) is var label && !double.IsNaN(label) ? (int)label : null;

    /// <inheritdoc/>
    public string Describe(Split split, int index) => _content.Splits[split][index].Name;

    /// <inheritdoc/>
    public Tensor Read(Split split, int index, RandomStream? randomness)
    {
        var example = _content.Splits[split][index];
        return _content.Codec.Encode(example.Cells, example.Name);
    }

    /// <inheritdoc/>
    public Tensor? Target(Split split, int index, string target)
    {
        var label = LabelOf(split, index, target);
        if (double.IsNaN(label)) return null;
        return _content.Targets[target].Kind == TargetKind.Class ? tensor((long)label) : tensor((float)label);
    }

    private double LabelOf(Split split, int index, string target) => _content.Splits[split][index].Labels[PlaceOf(target)];

    private int PlaceOf(string target) => _content.Targets.IndexOf(target) is var place && place >= 0
        ? place
        : throw new ArgumentException($"there is no target '{target}'", nameof(target));

    private Digest DigestAll()
    {
        using var digest = new DigestBuilder();
        digest.Add("settings", _content.Codec.Settings.ToJsonString());
        foreach (var (name, signature) in _content.Targets)
        {
            digest.Add("target", name).Add("kind", signature.Kind.ToString());
            foreach (var label in signature.Classes) digest.Add("class", label);
        }

        foreach (var split in Enum.GetValues<Split>())
        {
            digest.Add("split", split.ToString());
            foreach (var example in _content.Splits[split])
                digest.Add("row", example.Content).Add("labels", string.Join(' ', example.Labels.Select(label => label.ToString("R", CultureInfo.InvariantCulture))));
        }

        return digest.Build();
    }
}
