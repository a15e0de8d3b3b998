using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Ranking;

/// <summary>A data set without its augmentation: what predicting would see.</summary>
internal sealed class PlainViews(IDataSet data) : IDataSet
{
    public IInputCodec Codec => data.Codec;

    public IReadOnlyDictionary<string, TargetSignature> Targets => data.Targets;

    public Digest Content => data.Content;

    public bool Augments => false;

    public int Count(Split split) => data.Count(split);

    public LabelCounts? CountLabels(Split split, string target) => data.CountLabels(split, target);

    public Digest Identify(Split split, int index) => data.Identify(split, index);

    public int? ClassOf(Split split, int index, string target) => data.ClassOf(split, index, target);

    public int? LengthOf(Split split, int index) => data.LengthOf(split, index);

    public JsonObject? Inferred => data.Inferred;

    public int AddedTokens => data.AddedTokens;

    public string Describe(Split split, int index) => data.Describe(split, index);

    public Tensor Read(Split split, int index, RandomStream? randomness) => data.Read(split, index, randomness: null);

    public Tensor? Target(Split split, int index, string target) => data.Target(split, index, target);
}
