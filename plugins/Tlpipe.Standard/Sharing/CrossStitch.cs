using Tlpipe.Abstractions;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Sharing;

/// <summary>
/// The columns of a cross-stitch network. The first task's is the trunk itself. Behind each stage that learns, task i goes on with <c>Σ_j a_ij · x_j</c>
/// of all columns' activations x; <c>a</c> is a matrix a stage, <c>[tasks, tasks]</c>, without a constraint, as in the paper's equation 1.
/// </summary>
internal sealed class CrossStitch : SharingModule
{
    private readonly IReadOnlyList<Trunk> _trunks;
    private readonly int _first;
    private readonly Dictionary<int, Tensor> _units = [];

    internal CrossStitch(SharingBuild build, int first, double own)
        : base("cross-stitch")
    {
        _first = first;
        var columns = build.Tasks.Skip(1).Select(task => (Task: task, Trunk: build.AnotherTrunk())).ToList();
        Columns = [.. columns.Select(column => column.Trunk)];
        _trunks = [build.Trunk, .. Columns];
        register_module("columns", nn.ModuleDict(columns.Select(column => (column.Task, new TaskColumn(column.Trunk, first))).ToArray()));
        var units = new StitchUnits();
        for (var stage = first; stage < build.Trunk.Stages.Count; stage++)
            if (Learns(build.Trunk.Stages[stage])) _units.Add(stage, units.Add(TaskColumn.NameOf(build.Trunk.Stages[stage]), _trunks.Count, own));
        register_module("units", units);
    }

    public override IReadOnlyList<Trunk> Columns { get; }

    /// <summary>Whether a stage has parameters; behind a pooling, which has none, a unit would say the same again.</summary>
    internal static bool Learns(Stage stage) => stage.Modules.Any(module => module.parameters().Any());

    public override IReadOnlyList<Tensor> forward(Activations input)
    {
        var columns = Enumerable.Repeat(input, _trunks.Count).ToArray();
        for (var stage = _first; stage < _trunks[0].Stages.Count; stage++)
        {
            for (var task = 0; task < columns.Length; task++) columns[task] = _trunks[task].Forward(columns[task], stage, stage + 1);
            if (_units.TryGetValue(stage, out var unit)) columns = [.. columns.Select((column, task) => column with { Values = Mix(unit.select(0, task), columns) })];
        }

        return [.. columns.Select(column => column.Values)];
    }

    private static Tensor Mix(Tensor weights, IReadOnlyList<Activations> columns) =>
        columns.Select((column, other) => column.Values * weights.select(0, other)).Aggregate((sum, part) => sum + part);

    /// <summary>The mixing matrices by stage.</summary>
    private sealed class StitchUnits() : nn.Module("units")
    {
        public Tensor Add(string stage, int tasks, double own)
        {
            var others = tasks == 1 ? 0 : (1 - own) / (tasks - 1);
            // One task alone keeps all that is its own.
            var diagonal = tasks == 1 ? 1 : own;
            var rows = Enumerable.Range(0, tasks * tasks).Select(index => (float)(index % (tasks + 1) == 0 ? diagonal : others)).ToArray();
            using var empty = torch.empty(tasks, tasks);
            var unit = nn.Parameter(empty);
            register_parameter(stage, unit);
            if (unit.is_meta) return unit;
            using var mode = no_grad();
            using var first = tensor(rows, [tasks, tasks]);
            unit.copy_(first);
            return unit;
        }
    }
}
