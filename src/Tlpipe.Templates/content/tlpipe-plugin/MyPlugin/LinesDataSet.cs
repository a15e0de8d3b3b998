using System.Text;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace PluginNamespace;

/// <summary>Readings and the number that each foretells. Reading is pure and thread-safe: nothing changes after the constructor.</summary>
internal sealed class LinesDataSet : IDataSet
{
    private readonly ILookup<Split, Reading> _splits;

    public LinesDataSet(IReadOnlyList<Reading> readings, int validateOneIn, Digest content)
    {
        Content = content;
        Codec = new ReadingCodec(readings[0].Count);
        _splits = readings
            .Select((reading, index) => (Reading: reading, Split: index % validateOneIn == 0 ? Split.Validation : Split.Train))
            .ToLookup(item => item.Split, item => item.Reading);
        Targets = new Dictionary<string, TargetSignature> { ["number"] = Around([.. _splits[Split.Train].Select(reading => (double)reading.Label)]) };
    }

    public IInputCodec Codec { get; }

    public IReadOnlyDictionary<string, TargetSignature> Targets { get; }

    public Digest Content { get; }

    public bool Augments => false;

    public int Count(Split split) => _splits[split].Count();

    public Digest Identify(Split split, int index) => Digest.Of(Get(split, index).Values);

    public string Describe(Split split, int index) => Get(split, index).Place;

    public Tensor Read(Split split, int index, RandomStream? randomness)
    {
        var reading = Get(split, index);
        return Codec.Decode(Encoding.UTF8.GetBytes(reading.Values), reading.Place);
    }

    public Tensor? Target(Split split, int index, string target) => tensor(Get(split, index).Label);

    private Reading Get(Split split, int index) => _splits[split].ElementAt(index);

    /// <summary>Mean and deviation of the training labels, the unit in which a head learns.</summary>
    private static TargetSignature Around(double[] labels)
    {
        if (labels.Length == 0) return TargetSignature.Number;
        var mean = labels.Average();
        return TargetSignature.NumberAround(mean, Math.Sqrt(labels.Average(label => (label - mean) * (label - mean))));
    }
}
