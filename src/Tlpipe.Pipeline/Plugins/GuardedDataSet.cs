using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>A plugin's data set. Whatever it throws when it is asked for an example is told with that example.</summary>
/// <param name="own">The data set as its plugin made it.</param>
internal sealed class GuardedDataSet(PlannedDataSet own) : IDataSet
{
    private readonly IDataSet _data = own.Data;

    public IInputCodec Codec => _data.Codec;

    public IReadOnlyDictionary<string, TargetSignature> Targets => _data.Targets;

    public Digest Content => _data.Content;

    public bool Augments => _data.Augments;

    public int AddedTokens => _data.AddedTokens;

    public JsonObject? Inferred => _data.Inferred;

    public int Count(Split split) => _data.Count(split);

    public LabelCounts? CountLabels(Split split, string target) => _data.CountLabels(split, target);

    public Digest Identify(Split split, int index) => Told(split, index, "identifying", () => _data.Identify(split, index));

    public int? ClassOf(Split split, int index, string target) => Told(split, index, $"reading the class of '{target}' of", () => _data.ClassOf(split, index, target));

    public int? LengthOf(Split split, int index) => Told(split, index, "measuring", () => _data.LengthOf(split, index));

    public string Describe(Split split, int index) => Told(split, index, "describing", () => _data.Describe(split, index));

    public Tensor Read(Split split, int index, RandomStream? randomness) => Told(split, index, "reading", () => _data.Read(split, index, randomness));

    public Tensor? Target(Split split, int index, string target) => Told(split, index, $"reading the target '{target}' of", () => _data.Target(split, index, target));

    private T Told<T>(Split split, int index, string doing, Func<T> work) => PluginFailure.OfExample(own, split, index, doing, work);
}
