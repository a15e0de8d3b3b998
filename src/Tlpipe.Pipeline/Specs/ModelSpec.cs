using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning.Advice;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Specs;

/// <summary>A model file, read: what was asked for, with the place of everything. Nothing in it has been looked up.</summary>
public sealed record ModelSpec
{
    /// <summary>The model's name; also a folder's.</summary>
    public required string Name { get; init; }

    /// <summary>The model's version.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>The seed of every random stream of the run.</summary>
    /// <value>1.</value>
    public required long Seed { get; init; }

    /// <summary>The backbone, without its <c>weights</c>.</summary>
    public required PartSpec Backbone { get; init; }

    /// <summary>A checkpoint or another model file, as written; <see langword="null"/> for a random start.</summary>
    public string? Weights { get; init; }

    /// <summary>The named data sets, in the file's order.</summary>
    public required IReadOnlyList<DataSetSpec> DataSets { get; init; }

    /// <summary>The tasks, in the file's order; at least one.</summary>
    public required IReadOnlyList<TaskSpec> Tasks { get; init; }

    /// <summary>How it is trained.</summary>
    public required TrainingSpec Training { get; init; }

    /// <summary>What the trained model must reach.</summary>
    public required IReadOnlyList<GateSpec> Gates { get; init; }

    /// <summary>The advice that isn't told, with the reason. It changes nothing that is built, so it is part of no key.</summary>
    public IReadOnlyList<SilenceSpec> Silence { get; init; } = [];

    /// <summary>What it is compared with, to show what transfer or joint training brought.</summary>
    public IReadOnlyList<ComparisonSpec> Comparisons { get; init; } = [];

    /// <summary>Where the file forbids that a task does worse together than alone; <see langword="null"/> where it doesn't.</summary>
    public SourceLocation? NegativeTransferForbidden { get; init; }

    /// <summary>How many training examples of each data set are used; <see langword="null"/> for all. No file says it: comparisons do.</summary>
    internal int? Examples { get; init; }

    /// <summary>Whether it is another model with something else about it, for a comparison: nobody wants advice on it.</summary>
    internal bool IsVariant { get; init; }

    /// <summary>The model file's full path.</summary>
    public required string File { get; init; }

    /// <summary>The model file as a person would write it: what diagnostics show.</summary>
    public required string FileName { get; init; }

    /// <summary>What was written.</summary>
    internal YamlMapping Source { get; init; } = new([], new("model.yaml", 1, 1));

    /// <summary>The folder of the model file: what its paths are relative to.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The place of the value under a dotted path (<c>training.epochs</c>, <c>tasks.car.target</c>), or of the nearest section above it that was written.</summary>
    public SourceLocation Locate(string path) => Source.Locate(path);

    /// <summary>Reads a model file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fileName">What diagnostics call it; as <paramref name="file"/> is written where it isn't given.</param>
    /// <exception cref="DiagnosticException">TLP1000 to TLP1029: all that is wrong with it.</exception>
    public static ModelSpec Read(string file, string? fileName = null)
    {
        var diagnostics = new DiagnosticBag();
        var spec = SpecReader.Read(file, fileName ?? file, diagnostics);
        diagnostics.ThrowIfErrors();
        return spec!;
    }
}

/// <summary>A named data set.</summary>
/// <param name="Name">The name under <c>datasets:</c>.</param>
/// <param name="Part">The data set.</param>
/// <param name="Location">Where the name stands.</param>
public sealed record DataSetSpec(string Name, PartSpec Part, SourceLocation Location);

/// <summary>A task.</summary>
/// <param name="Name">The name under <c>tasks:</c>.</param>
/// <param name="DataSet">Its data set.</param>
/// <param name="Target">The data set's target that it learns; <see langword="null"/> for the only one.</param>
/// <param name="Head">Its head.</param>
/// <param name="Location">Where the name stands.</param>
public sealed record TaskSpec(string Name, DataSetReference DataSet, string? Target, PartSpec Head, SourceLocation Location);

/// <summary>How a model is trained.</summary>
public sealed record TrainingSpec
{
    /// <summary>What is trainable, and at which rate.</summary>
    /// <value><c>frozen</c>.</value>
    public required PartSpec Strategy { get; init; }

    /// <summary>The number of epochs, at least 1.</summary>
    /// <value>10.</value>
    public required int Epochs { get; init; }

    /// <summary>The number of examples of the largest data set in a step, at least 1; of the others, as <see cref="Sampling"/> says.</summary>
    /// <value>16.</value>
    public required int Batch { get; init; }

    /// <summary>The optimizer.</summary>
    /// <value><c>{ use: sgd, lr: 0.01, momentum: 0.9 }</c>.</value>
    public required PartSpec Optimizer { get; init; }

    /// <summary>The course of the learning rate.</summary>
    /// <value><c>constant</c>.</value>
    public required PartSpec Schedule { get; init; }

    /// <summary>The balance of the tasks.</summary>
    /// <value><c>equal</c>.</value>
    public required PartSpec Balancer { get; init; }

    /// <summary>How many examples of each data set a step draws.</summary>
    /// <value><c>uniform</c>.</value>
    public required PartSpec Sampling { get; init; }

    /// <summary>How the tasks share the network.</summary>
    /// <value><c>hard</c>.</value>
    public required PartSpec Sharing { get; init; }

    /// <summary>When to stop early; <see langword="null"/> for never.</summary>
    public EarlyStoppingSpec? EarlyStopping { get; init; }

    /// <summary>What the BatchNorm of the trunk's learning stages does; <see langword="null"/> for what <see cref="Planning.TrainingPlan.BatchNorm"/> says.</summary>
    public BatchNormMode? BatchNorm { get; init; }

    /// <summary>The greatest norm of all gradients together; <see langword="null"/> for any.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The batches of a step, whose gradients are averaged.</summary>
    /// <value>1.</value>
    public int Accumulate { get; init; } = 1;

    /// <summary>The decay of the average of the weights that is validated and shipped; <see langword="null"/> for the weights themselves.</summary>
    public double? Averaging { get; init; }

    /// <summary>The alpha of mixup; <see langword="null"/> for none.</summary>
    public double? Mixup { get; init; }

    /// <summary>How strongly the parameters are drawn to where they started; <see langword="null"/> for not at all.</summary>
    public L2SpSpec? L2Sp { get; init; }
}

/// <summary>When to stop before the last epoch: when the mean primary metric on validation hasn't risen for some epochs.</summary>
/// <param name="Patience">The epochs to wait for something better, at least 1.</param>
/// <param name="MinDelta">What counts as better, at least 0.</param>
public sealed record EarlyStoppingSpec(int Patience, double MinDelta);

/// <summary>The strengths of L2-SP.</summary>
/// <param name="Alpha">Of the trunk's pull to its weights.</param>
/// <param name="Beta">Of the new parameters' pull to zero.</param>
public sealed record L2SpSpec(double Alpha, double Beta);

/// <summary>What a trained model must reach on validation, or the build fails.</summary>
/// <param name="Metric">A task's metric: <c>insect.accuracy</c>.</param>
/// <param name="Min">The smallest value that passes.</param>
/// <param name="Max">The largest value that passes.</param>
/// <param name="Location">Where the metric stands.</param>
public sealed record GateSpec(string Metric, double? Min, double? Max, SourceLocation Location)
{
    /// <summary>The part before the dot.</summary>
    public string Task => Metric.Split('.')[0];

    /// <summary>The part after the dot.</summary>
    public string MetricName => Metric[(Metric.IndexOf('.', StringComparison.Ordinal) + 1)..];
}

/// <summary>Advice that a model file silences.</summary>
/// <param name="Code">The advice: <c>TLP6104</c>.</param>
/// <param name="Reason">Why it doesn't matter here.</param>
/// <param name="Location">Where the code stands.</param>
public sealed record SilenceSpec(string Code, string Reason, SourceLocation Location)
{
    /// <summary>Whether only a model that was trained can tell it.</summary>
    public bool IsToldAfterTraining => AdviceCodes.IsToldAfterTraining(Code);
}
