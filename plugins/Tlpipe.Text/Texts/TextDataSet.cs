using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Texts;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Texts;

/// <summary>Texts with their labels, kept in memory as tokens.</summary>
internal sealed class TextDataSet : IDataSet
{
    private readonly IReadOnlyList<TextTarget> _targets;
    private readonly TextSplits<TokenizedText> _splits;

    public TextDataSet(ChosenCodec codec, IReadOnlyList<TextTarget> targets, TextSplits<TokenizedText> splits)
    {
        (Codec, AddedTokens, _targets, _splits) = (codec.Codec, codec.AddedTokens, targets, splits);
        var byName = new OrderedDictionary<string, TargetSignature>(StringComparer.Ordinal);
        foreach (var target in targets) byName.Add(target.Name, target.Signature);
        Targets = byName;
        Content = DigestAll();
    }

    /// <inheritdoc/>
    public IInputCodec Codec { get; }

    /// <inheritdoc/>
    public int AddedTokens { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TargetSignature> Targets { get; }

    /// <inheritdoc/>
    public Digest Content { get; }

    /// <inheritdoc/>
    public bool Augments => false;

    /// <inheritdoc/>
    public int Count(Split split) => _splits[split].Count;

    /// <inheritdoc/>
    public LabelCounts? CountLabels(Split split, string target)
    {
        var place = PlaceOf(target);
        List<TextLabel> labels = [.. _splits[split].Select(text => text.Labels[place]).OfType<TextLabel>()];
        return LabelCounts.Of(_targets[place].Signature.Classes.Count, labels.SelectMany(label => label.Indexes)) with { Labelled = labels.Count };
    }

    /// <inheritdoc/>
    public Digest Identify(Split split, int index) => _splits[split][index].Content;

    /// <inheritdoc/>
    public int? ClassOf(Split split, int index, string target)
    {
        var place = PlaceOf(target);
        return _targets[place].Signature.Kind == TargetKind.Class ? _splits[split][index].Labels[place]?.Indexes[0] : null;
    }

    /// <inheritdoc/>
    public int? LengthOf(Split split, int index) => _splits[split][index].Tokens.Length;

    /// <inheritdoc/>
    public string Describe(Split split, int index) => _splits[split][index].Place;

    /// <inheritdoc/>
    public Tensor Read(Split split, int index, RandomStream? randomness) => TextCodec.ToTensor(_splits[split][index].Tokens);

    /// <inheritdoc/>
    public Tensor? Target(Split split, int index, string target)
    {
        var place = PlaceOf(target);
        return _splits[split][index].Labels[place]?.ToTensor(_targets[place].Signature);
    }

    private int PlaceOf(string target)
    {
        for (var place = 0; place < _targets.Count; place++)
            if (_targets[place].Name == target) return place;
        throw new ArgumentException($"there is no target '{target}'", nameof(target));
    }

    private Digest DigestAll()
    {
        using var digest = new DigestBuilder();
        digest.Add("settings", Codec.Settings.ToJsonString());
        foreach (var target in _targets)
        {
            digest.Add("target", target.Name).Add("kind", target.Signature.Kind.ToString());
            foreach (var name in target.Signature.Classes) digest.Add("class", name);
        }

        foreach (var split in Enum.GetValues<Split>())
        {
            digest.Add("split", split.ToString());
            foreach (var text in _splits[split])
            {
                digest.Add("text", text.Content);
                for (var place = 0; place < _targets.Count; place++) digest.Add("label", Words(_targets[place].Signature.Kind, text.Labels[place]));
            }
        }

        return digest.Build();
    }

    private static string Words(TargetKind kind, TextLabel? label)
    {
        if (label is null) return "missing";
        return kind == TargetKind.Number ? label.Number.ToString("R", CultureInfo.InvariantCulture) : string.Join(' ', label.Indexes);
    }
}
