using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>A data set of which only some training examples are used, drawn from a seed so that each size holds the smaller ones and shows the classes as the whole does.</summary>
/// <param name="data">The whole data set.</param>
/// <param name="count">How many of its training examples are used; fewer than there are.</param>
/// <param name="targets">The targets whose classes must keep their shares.</param>
/// <param name="seed">The seed.</param>
internal sealed class ExampleSubset(IDataSet data, int count, IReadOnlyList<string> targets, long seed) : IDataSet
{
    private readonly Lazy<int[]> _indexes = new(() => Draw(data, count, targets, seed));

    public IInputCodec Codec => data.Codec;

    public IReadOnlyDictionary<string, TargetSignature> Targets => data.Targets;

    /// <summary>It follows from the whole's content without a label being read, which takes libtorch.</summary>
    public Digest Content
    {
        get
        {
            using var digest = new DigestBuilder();
            digest.Add("data", data.Content).Add("examples", count).Add("seed", seed);
            foreach (var target in targets) digest.Add("target", target);
            return digest.Build();
        }
    }

    public bool Augments => data.Augments;

    public int Count(Split split) => split == Split.Train ? count : data.Count(split);

    public LabelCounts? CountLabels(Split split, string target) => split == Split.Train ? null : data.CountLabels(split, target);

    public Digest Identify(Split split, int index) => data.Identify(split, Index(split, index));

    public int? ClassOf(Split split, int index, string target) => data.ClassOf(split, Index(split, index), target);

    public int? LengthOf(Split split, int index) => data.LengthOf(split, Index(split, index));

    public JsonObject? Inferred => data.Inferred;

    public int AddedTokens => data.AddedTokens;

    public string Describe(Split split, int index) => data.Describe(split, Index(split, index));

    public Tensor Read(Split split, int index, RandomStream? randomness) => data.Read(split, Index(split, index), randomness);

    public Tensor? Target(Split split, int index, string target) => data.Target(split, Index(split, index), target);

    private int Index(Split split, int index) => split == Split.Train ? _indexes.Value[index] : index;

    private static int[] Draw(IDataSet data, int count, IReadOnlyList<string> targets, long seed)
    {
        var categories = Enumerable.Range(0, data.Count(Split.Train))
            .Select(index => (IReadOnlyList<string>)[.. targets.SelectMany(target => Categories(data, index, target))]).ToList();
        return StratifiedOrder.Take(count, categories, RandomStream.FromSeed(seed).Derive("subset"));
    }

    /// <summary>What an example shows of a target: its class, each of its labels, or that it has a number; nothing where the label is missing.</summary>
    private static IEnumerable<string> Categories(IDataSet data, int index, string target)
    {
        using var label = data.Target(Split.Train, index, target);
        if (label is null) return [];
        return data.Targets[target].Kind switch
        {
            TargetKind.Class => [$"{target} {label.item<long>()}"],
            TargetKind.Labels => [.. label.data<float>().ToArray().Index().Where(mark => mark.Item != 0).Select(mark => $"{target} {mark.Index}")],
            _ => [target],
        };
    }
}
