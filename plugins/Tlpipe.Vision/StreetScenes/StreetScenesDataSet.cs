using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.StreetScenes;

/// <summary>Streets drawn from a seed: is there a car, is there a person, and which sign stands there?</summary>
internal sealed class StreetScenesDataSet(StreetScenesOptions options) : IDataSet
{
    public const string CarTarget = "car";
    public const string PedestrianTarget = "pedestrian";
    public const string SignTarget = "sign";

    private const int Missing = -1;

    private static readonly TargetSignature Presence = TargetSignature.OneOf(["absent", "present"]);
    private static readonly TargetSignature Signs = TargetSignature.OneOf(["stop", "yield", "speed-limit", "no-entry", "crossing", "parking"]);

    /// <inheritdoc/>
    public IInputCodec Codec { get; } = new PictureCodec(new PictureCodecSettings(options.Size) { Resize = options.Size });

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TargetSignature> Targets { get; } = new Dictionary<string, TargetSignature>
    {
        [CarTarget] = Presence,
        [PedestrianTarget] = Presence,
        [SignTarget] = Signs,
    };

    /// <inheritdoc/>
    public Digest Content => Scenes(digest => digest
        .Add("count", options.Count).Add("validation", options.Validation).Add("test", options.Test)
        .Add("missing", options.Missing.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public bool Augments => false;

    /// <inheritdoc/>
    public int Count(Split split) => split switch
    {
        Split.Train => options.Count,
        Split.Validation => options.Validation,
        _ => options.Test,
    };

    /// <inheritdoc/>
    public LabelCounts? CountLabels(Split split, string target) => LabelCounts.Of(
        Targets[target].Classes.Count, Enumerable.Range(0, Count(split)).Select(index => Label(split, index, target)).Where(label => label != Missing));

    /// <inheritdoc/>
    public Digest Identify(Split split, int index) => Scenes(digest => digest.Add("split", (int)split).Add("index", index));

    /// <inheritdoc/>
    public string Describe(Split split, int index) =>
        $"street scene {index} of {split.ToString().ToLowerInvariant()}, seed {options.Seed}";

    /// <inheritdoc/>
    public Tensor Read(Split split, int index, RandomStream? randomness)
    {
        var picture = empty([3, options.Size, options.Size], ScalarType.Byte);
        StreetSceneArtist.Draw((ulong)options.Seed, (int)split, index, options.Size, options.Light, picture.data<byte>());
        return picture;
    }

    /// <inheritdoc/>
    public Tensor? Target(Split split, int index, string target) => Label(split, index, target) is var label && label == Missing ? null : tensor((long)label);

    private int Label(Split split, int index, string target)
    {
        if (split == Split.Train && IsMissing(index, target)) return Missing;
        var scene = StreetSceneArtist.Describe((ulong)options.Seed, (int)split, index);
        return target switch
        {
            CarTarget => scene.HasCar ? 1 : 0,
            PedestrianTarget => scene.HasPedestrian ? 1 : 0,
            SignTarget => (int)scene.Sign,
            _ => throw new ArgumentOutOfRangeException(nameof(target), target, "no such target"),
        };
    }

    private bool IsMissing(int index, string target) =>
        options.Missing > 0 && RandomStream.FromSeed(options.Seed).Derive("missing label of " + target, index).NextDouble() < options.Missing;

    private Digest Scenes(Func<DigestBuilder, DigestBuilder> add)
    {
        using var digest = new DigestBuilder();
        return add(digest.Add("street-scenes", StreetSceneArtist.Edition).Add("seed", options.Seed).Add("size", options.Size).Add("light", (int)options.Light)).Build();
    }
}
