using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The keys of a model file, for the options binder.</summary>
internal sealed record ModelSection
{
    [Description("The name of the model, and of its folder.")]
    [Required]
    public string? Model { get; init; }

    [Description("The version of the model, three numbers: 1.0.0.")]
    [Required]
    public string? Version { get; init; }

    [Description("The seed of everything random: another one gives other first weights and another order of the examples.")]
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long Seed { get; init; } = 1;

    [Description("The trunk that all tasks share.")]
    [Part(PartKind.Backbone)]
    [Required]
    public PartSpec? Backbone { get; init; }

    [Description("Data sets that several tasks learn from, each under a name.")]
    [Part(PartKind.DataSet)]
    public OrderedDictionary<string, PartSpec>? Datasets { get; init; }

    [Description("What the model learns, each task under a name.")]
    [Required]
    public OrderedDictionary<string, TaskSection>? Tasks { get; init; }

    [Description("How it is trained.")]
    public TrainingSection? Training { get; init; }

    [Description("What the trained model must reach, or the build fails.")]
    public List<GateSection>? Gates { get; init; }

    [Description("Advice that is not told, each code with the reason.")]
    public OrderedDictionary<string, string>? Silence { get; init; }

    [Description("What the model is compared with, to show what transfer or joint training brought.")]
    public List<CompareSection>? Compare { get; init; }
}

/// <summary>The keys of a task.</summary>
internal sealed record TaskSection
{
    [Description("The name of a data set under datasets, or a data set of its own.")]
    [Part(PartKind.DataSet)]
    [Required]
    public DataSetReference? Dataset { get; init; }

    [Description("The target of the data set that the task learns; may be left out where there is only one.")]
    public string? Target { get; init; }

    [Description("The last layer of the task, with its loss and metrics.")]
    [Part(PartKind.Head)]
    [Required]
    public PartSpec? Head { get; init; }
}

/// <summary>The keys of <c>training</c>.</summary>
internal sealed record TrainingSection
{
    [Description("What of the trunk is trained when, and at which rate.")]
    [Part(Strategies.Kind)]
    public PartSpec? Strategy { get; init; }

    [Description("The passes over the largest data set.")]
    [Range(1, 1_000_000)]
    public int Epochs { get; init; } = 10;

    [Description("The examples of the largest data set in a step.")]
    [Range(1, 1_000_000)]
    public int Batch { get; init; } = 16;

    [Description("How weights follow from gradients.")]
    [Part(PartKind.Optimizer)]
    public PartSpec? Optimizer { get; init; }

    [Description("The course of the learning rate.")]
    [Part(PartKind.Schedule)]
    public PartSpec? Schedule { get; init; }

    [Description("The balance between the tasks.")]
    [Part(PartKind.Balancer)]
    public PartSpec? Balancer { get; init; }

    [Description("How many examples of each data set a step draws.")]
    [Part(Samplings.Kind)]
    public PartSpec? Sampling { get; init; }

    [Description("How the tasks share the network.")]
    [Part(PartKind.Sharing)]
    public PartSpec? Sharing { get; init; }

    [Description("Stops when the model has not become better for some epochs.")]
    public EarlyStoppingSection? EarlyStopping { get; init; }

    [Description("What the BatchNorm of stages that learn does; the strategy decides where nothing is said.")]
    public BatchNormMode? BatchNorm { get; init; }

    [Description("The greatest norm of all gradients together.")]
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? ClipNorm { get; init; }

    [Description("The batches of a step, whose gradients are averaged.")]
    [Range(1, 1_000_000)]
    public int Accumulate { get; init; } = 1;

    [Description("Validates and ships a running average of the weights.")]
    public AveragingSection? Averaging { get; init; }

    [Description("Trains on mixtures of two examples each.")]
    public MixupSection? Mixup { get; init; }

    [Description("Draws the parameters to where they started.")]
    public L2SpSection? L2sp { get; init; }
}

/// <summary>The keys of <c>averaging</c>.</summary>
internal sealed record AveragingSection
{
    [Description("How much of the average each step keeps.")]
    [Range(0, 1.0, MaximumIsExclusive = true)]
    public double Decay { get; init; } = 0.99;
}

/// <summary>The keys of <c>mixup</c>.</summary>
internal sealed record MixupSection
{
    [Description("The parameter of the beta distribution that mixtures are drawn from.")]
    [Range(0, 1000.0, MinimumIsExclusive = true)]
    public double Alpha { get; init; } = 0.2;
}

/// <summary>The keys of <c>l2sp</c>.</summary>
internal sealed record L2SpSection
{
    [Description("How strongly the trunk is drawn to the weights it came with.")]
    [Range(0, double.MaxValue)]
    public double Alpha { get; init; } = 0.01;

    [Description("How strongly new parameters are drawn to zero.")]
    [Range(0, double.MaxValue)]
    public double Beta { get; init; } = 0.01;
}

/// <summary>The keys of <c>earlyStopping</c>.</summary>
internal sealed record EarlyStoppingSection
{
    [Description("The epochs to wait for something better.")]
    [Required]
    [Range(1, 1_000_000)]
    public int Patience { get; init; } = 1;

    [Description("By how much a value must be better to count.")]
    [Range(0, double.MaxValue)]
    public double MinDelta { get; init; }
}

/// <summary>The keys of a gate.</summary>
internal sealed record GateSection : IValidatableObject
{
    [Description("A metric of a task: TASK.METRIC.")]
    public string? Metric { get; init; }

    [Description("The smallest value that passes.")]
    public double? Min { get; init; }

    [Description("The largest value that passes.")]
    public double? Max { get; init; }

    [Description("Whether a task may do worse together than alone; needs compare with single-task.")]
    public NegativeTransferGate? NegativeTransfer { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Metric is null && NegativeTransfer is null)
            yield return new("a gate names a 'metric' with 'min' or 'max', or says 'negativeTransfer: forbid'");
        else if (Metric is not null && NegativeTransfer is not null)
            yield return new("a gate is either of a 'metric' or of 'negativeTransfer'; write two gates", [nameof(NegativeTransfer)]);
        else if (NegativeTransfer is not null && (Min ?? Max) is not null)
            yield return new("'negativeTransfer' takes neither 'min' nor 'max'", [nameof(NegativeTransfer)]);
        else if (NegativeTransfer is not null)
            yield break;
        else if (Min is null && Max is null)
            yield return new($"the gate of '{Metric}' has neither 'min' nor 'max'; give one", [nameof(Metric)]);
        else if (Min > Max)
            yield return new($"the gate of '{Metric}' can't be met: 'min' is greater than 'max'", [nameof(Min)]);
    }
}
