using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// What the frozen part of a trunk makes of the examples: computed once per example, kept in the cache.
/// A row depends in its last bits on the batch it is computed in, so features are computed, keyed and kept in chunks of one size.
/// </summary>
internal sealed class FeatureStore : IDisposable
{
    private const int UsualChunk = 16;

    /// <summary>For examples that are one short vector: sixteen of them are less work than what a chunk costs.</summary>
    private const int VectorChunk = 512;
    private const string ValuesName = "features";
    private const string MaskName = "mask";

    private readonly Lazy<FrozenProgram> _program;
    private readonly Digest _programKey;
    private readonly long _viewSeed;
    private readonly CacheLayout _cache;
    private readonly TrainingSettings _settings;
    private readonly IProgress<TrainingEvent> _progress;
    private readonly TrainingPlan _plan;
    private readonly bool _forStart;
    private readonly int _chunkSize;
    private bool _keeps = true;

    /// <param name="trunk">The trunk, in evaluation mode.</param>
    /// <param name="stages">The number of its stages to compute.</param>
    /// <param name="plan">The plan that the trunk was built for.</param>
    /// <param name="settings">How features are computed.</param>
    /// <param name="cache">Where chunks are kept.</param>
    /// <param name="progress">Who watches.</param>
    /// <param name="forStart">Whether the features only tell what the trunk knows before it is trained.</param>
    public FeatureStore(
        Trunk trunk, int stages, TrainingPlan plan, TrainingSettings settings, CacheLayout cache, IProgress<TrainingEvent> progress, bool forStart)
    {
        var input = plan.DataSets[0].Data.Codec.Output;
        _chunkSize = input.Shape is [not null] ? VectorChunk : UsualChunk;
        _program = new(() => new FrozenProgram(trunk, stages, input, settings.Environment.Device));
        using var key = new DigestBuilder();
        _programKey = key.Add("features", plan.Keys.Features).Add("parameters", TensorFile.DigestOf(StateOf(trunk, stages)))
            .Add("stages", stages).Add("chunk", _chunkSize).Add("environment", settings.Environment.Digest).Build();
        _viewSeed = plan.Spec.Seed;
        _cache = cache;
        _settings = settings;
        _progress = progress;
        _plan = plan;
        _forStart = forStart;
    }

    /// <summary>The features of a whole split, <c>[examples, …]</c>. The caller disposes them.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="split">The split.</param>
    /// <param name="reader">Reads the examples that are not in the cache.</param>
    /// <param name="view">Which of the augmented views; 0 is the only one unless the file asks for more.</param>
    /// <param name="stop">Ends the work between two chunks.</param>
    public TrunkBatch Table(PlannedDataSet dataSet, Split split, ExampleReader reader, int view, CancellationToken stop)
    {
        var order = VaryingSizes.ByLength(dataSet.Data, split);
        var count = order.Length;
        var codec = dataSet.Data.Codec.Settings.ToJsonString();
        var chunks = order.Chunk(_chunkSize)
            .Select(indexes => (Indexes: indexes, Path: _cache.Features(ChunkKey(dataSet, codec, split, view, indexes)))).ToList();
        foreach (var chunk in chunks.Where(chunk => File.Exists(chunk.Path))) LastUse.Mark(chunk.Path, _settings.Clock);
        var tables = chunks.Select(chunk => TryLoad(chunk.Path)).ToList();
        var missing = Enumerable.Range(0, chunks.Count).Where(position => tables[position] is null).ToList();
        var done = count - missing.Sum(position => chunks[position].Indexes.Length);
        var (computed, kept) = (new List<(string Path, TrunkBatch Table)>(), _settings.Clock.GetTimestamp());
        try
        {
            using var batches = reader.Batches(split, missing.Select(position => ((long)view, chunks[position].Indexes))).GetEnumerator();
            foreach (var position in missing)
            {
                stop.ThrowIfCancellationRequested();
                batches.MoveNext();
                using var batch = batches.Current;
                tables[position] = Compute(batch);
                computed.Add((chunks[position].Path, tables[position]!));
                if (_settings.Clock.GetElapsedTime(kept) >= _settings.CheckpointInterval)
                {
                    Keep(computed);
                    kept = _settings.Clock.GetTimestamp();
                }

                done += chunks[position].Indexes.Length;
                _progress.Report(new TrainingEvent.FeaturesComputed(dataSet.Name, split, done, count, _forStart));
            }

            return InOrder([.. tables.Select(table => table!)], order);
        }
        finally
        {
            Keep(computed);
            foreach (var table in tables) table?.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_program.IsValueCreated) _program.Value.Dispose();
    }

    private TrunkBatch Compute(Tensor batch)
    {
        try
        {
            return _program.Value.Run(batch, _chunkSize).Detach();
        }
        catch (TraceException error)
        {
            throw new DiagnosticException(ProgramTrace.NoProgram(_plan, error.Message), error);
        }
    }

    /// <summary>The chunks as one table, in the data set's order.</summary>
    private static TrunkBatch InOrder(IReadOnlyList<TrunkBatch> chunks, int[] order)
    {
        var table = TrunkBatch.Join(chunks);
        if (order.Index().All(place => place.Item == place.Index)) return table.Detach();
        using (table)
        {
            var rows = new long[order.Length];
            foreach (var (row, index) in order.Index()) rows[index] = row;
            using var places = tensor(rows);
            return new TrunkBatch(table.Values.index_select(0, places), table.Mask?.index_select(0, places)).Detach();
        }
    }

    private static TrunkBatch? TryLoad(string path)
    {
        if (TensorFile.TryLoadVerified(path) is not { } tensors) return null;
        if (tensors.TryGetValue(ValuesName, out var values)) return new(values, tensors.GetValueOrDefault(MaskName));
        foreach (var tensor in tensors.Values) tensor.Dispose();
        return null;
    }

    /// <summary>Keeps chunks, unless the inputs have changed: these would be found under the names of others.</summary>
    private void Keep(List<(string Path, TrunkBatch Table)> computed)
    {
        if (computed.Count > 0 && _settings.Inputs.FindChanges().Count == 0)
            foreach (var (path, table) in computed) Keep(path, table);
        computed.Clear();
    }

    /// <summary>Keeps a chunk. Where one can't be kept, no other will be.</summary>
    private void Keep(string path, TrunkBatch table)
    {
        if (!_keeps) return;
        try
        {
            var tensors = new Dictionary<string, Tensor> { [ValuesName] = table.Values };
            if (table.Mask is { } mask) tensors[MaskName] = mask;
            TensorFile.SaveVerified(path, tensors);
        }
        catch (Exception error) when (error is DiagnosticException or IOException or UnauthorizedAccessException)
        {
            _keeps = false;
            _progress.Report(new TrainingEvent.Noticed(TrainingDiagnostics.FeaturesNotKept(_plan, error)));
        }
    }

    /// <summary>Parameters and statistics of the first stages: what the others have learned meanwhile doesn't matter.</summary>
    private static Dictionary<string, Tensor> StateOf(Trunk trunk, int stages)
    {
        if (stages == trunk.Stages.Count) return trunk.state_dict();
        var own = trunk.Stages.Take(stages).SelectMany(stage => stage.Modules).SelectMany(module => module.state_dict().Values).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        return trunk.state_dict().Where(entry => own.Contains(entry.Value)).ToDictionary();
    }

    private Digest ChunkKey(PlannedDataSet dataSet, string codec, Split split, int view, IReadOnlyList<int> indexes)
    {
        var data = dataSet.Data;
        using var key = new DigestBuilder();
        key.Add("program", _programKey).Add("codec", data.Codec.Name).Add("settings", codec);
        if (split == Split.Train && data.Augments)
            key.Add("augmented", data.Content).Add("name", dataSet.Name).Add("seed", _viewSeed).Add("view", view).Add("first", indexes[0]);
        foreach (var index in indexes) key.Add("example", data.Identify(split, index));
        return key.Build();
    }
}
