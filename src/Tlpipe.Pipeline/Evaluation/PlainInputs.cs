using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Evaluation;

/// <summary>Examples as predicting sees them: never augmented, of the train split either.</summary>
internal sealed class PlainInputs(PlannedDataSet dataSet, int ahead) : TrunkInputs
{
    public override IEnumerable<TrunkBatch> Batches(Split split, IEnumerable<(long Pass, int[] Indexes)> draws) =>
        Prefetch.InOrder(draws.Select(draw => (Func<TrunkBatch>)(() => new(Read(split, draw.Indexes)))), ahead);

    public override void Dispose()
    {
    }

    private Tensor Read(Split split, int[] indexes)
    {
        var examples = new List<Tensor>(indexes.Length);
        try
        {
            foreach (var index in indexes) examples.Add(dataSet.Data.Read(split, index, randomness: null));
            return PluginFailure.Collate(dataSet, split, indexes, examples);
        }
        finally
        {
            foreach (var example in examples) example.Dispose();
        }
    }
}
