using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Pictures whose class is the folder they lie in, or whose labels stand in a file.</summary>
internal sealed class ImageFolderDataSet : IDataSet
{
    private readonly ImageFolderContent _content;
    private readonly PictureCodec _codec;
    private readonly ImageAugmentation _augmentation;

    public ImageFolderDataSet(ImageFolderContent content, PictureCodecSettings settings, ImageAugmentation augmentation)
    {
        (_content, _augmentation) = (content, augmentation);
        _codec = new PictureCodec(settings);
        var targets = new OrderedDictionary<string, TargetSignature>(StringComparer.Ordinal);
        foreach (var target in content.Targets) targets.Add(target.Name, target.Signature);
        Targets = targets;
        Content = DigestAll();
    }

    /// <inheritdoc/>
    public IInputCodec Codec => _codec;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TargetSignature> Targets { get; }

    /// <inheritdoc/>
    public Digest Content { get; }

    /// <inheritdoc/>
    public bool Augments => _augmentation.IsAny;

    /// <inheritdoc/>
    public int Count(Split split) => _content.Splits[split].Count;

    /// <inheritdoc/>
    public LabelCounts? CountLabels(Split split, string target)
    {
        var place = PlaceOf(target);
        List<ImageLabel> labels = [.. _content.Splits[split].Select(example => example.Labels[place]).OfType<ImageLabel>()];
        return LabelCounts.Of(_content.Targets[place].Signature.Classes.Count, labels.SelectMany(label => label.Indexes)) with { Labelled = labels.Count };
    }

    /// <inheritdoc/>
    public Digest Identify(Split split, int index) => _content.Splits[split][index].Content;

    /// <inheritdoc/>
    public int? ClassOf(Split split, int index, string target)
    {
        var place = PlaceOf(target);
        return _content.Targets[place].Signature.Kind == TargetKind.Class ? _content.Splits[split][index].Labels[place]?.Indexes[0] : null;
    }

    /// <inheritdoc/>
    public string Describe(Split split, int index) => _content.Splits[split][index].Name;

    /// <inheritdoc/>
    public Tensor Read(Split split, int index, RandomStream? randomness)
    {
        var example = _content.Splits[split][index];
        var random = _augmentation.IsAny ? randomness : null;
        var picture = _codec.DecodeFile(example.FullPath, random is null ? null : (width, height) => _augmentation.View(width, height, random));
        if (random is not null) _augmentation.Recolor(picture, random);
        // What is computed from it is cached under the digest, so that another content would poison the cache.
        if (IsUnchanged(example)) return picture;
        picture.Dispose();
        throw ImageFolderErrors.Changed(example.FullPath);
    }

    /// <inheritdoc/>
    public Tensor? Target(Split split, int index, string target)
    {
        var place = PlaceOf(target);
        return _content.Splits[split][index].Labels[place]?.ToTensor(_content.Targets[place]);
    }

    private int PlaceOf(string target)
    {
        for (var place = 0; place < _content.Targets.Count; place++)
            if (_content.Targets[place].Name == target) return place;
        throw new ArgumentException($"there is no target '{target}'", nameof(target));
    }

    private static bool IsUnchanged(ImageExample example)
    {
        try
        {
            using var file = File.OpenRead(example.FullPath);
            return Digest.Of(file) == example.Content;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private Digest DigestAll()
    {
        using var digest = new DigestBuilder();
        digest.Add("settings", _codec.Settings.ToJsonString());
        _augmentation.AddTo(digest);
        foreach (var target in _content.Targets)
        {
            // The class of a folder has no other name, so that it is left out.
            if (target.Name != ImageFolderReader.TargetName || target.Signature.Kind != TargetKind.Class)
                digest.Add("target", target.Name).Add("kind", target.Signature.Kind.ToString());
            foreach (var name in target.Signature.Classes) digest.Add("class", name);
        }

        foreach (var split in Enum.GetValues<Split>())
        {
            digest.Add("split", split.ToString());
            foreach (var example in _content.Splits[split])
            {
                for (var place = 0; place < example.Labels.Count; place++) Add(digest, _content.Targets[place].Signature.Kind, example.Labels[place]);
                digest.Add("picture", example.Content);
            }
        }

        return digest.Build();
    }

    private static void Add(DigestBuilder digest, TargetKind kind, ImageLabel? label)
    {
        if (label is null) digest.Add("label", "missing");
        else if (kind == TargetKind.Class) digest.Add("label", label.Indexes[0]);
        else if (kind == TargetKind.Labels) digest.Add("label", string.Join(' ', label.Indexes));
        else digest.Add("label", label.Number.ToString("R", CultureInfo.InvariantCulture));
    }
}
