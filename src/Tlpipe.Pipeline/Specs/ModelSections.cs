using System.ComponentModel.DataAnnotations;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The keys of a model file, for the options binder.</summary>
internal sealed record ModelSection
{
    [Required]
    public string? Model { get; init; }

    [Required]
    public string? Version { get; init; }

    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    public long Seed { get; init; } = 1;

    [Required]
    public PartSpec? Backbone { get; init; }

    public OrderedDictionary<string, PartSpec>? Datasets { get; init; }

    [Required]
    public OrderedDictionary<string, TaskSection>? Tasks { get; init; }

    public TrainingSection? Training { get; init; }

    public List<GateSection>? Gates { get; init; }

    public OrderedDictionary<string, string>? Silence { get; init; }

    public List<CompareSection>? Compare { get; init; }
}

/// <summary>The keys of a task.</summary>
internal sealed record TaskSection
{
    [Required]
    public DataSetReference? Dataset { get; init; }

    public string? Target { get; init; }

    [Required]
    public PartSpec? Head { get; init; }
}

/// <summary>The keys of <c>training</c>.</summary>
internal sealed record TrainingSection
{
    public PartSpec? Strategy { get; init; }

    [Range(1, 1_000_000)]
    public int Epochs { get; init; } = 10;

    [Range(1, 1_000_000)]
    public int Batch { get; init; } = 16;

    public PartSpec? Optimizer { get; init; }

    public PartSpec? Schedule { get; init; }

    public PartSpec? Balancer { get; init; }

    public PartSpec? Sampling { get; init; }

    public PartSpec? Sharing { get; init; }

    public EarlyStoppingSection? EarlyStopping { get; init; }

    public BatchNormMode? BatchNorm { get; init; }

    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double? ClipNorm { get; init; }

    [Range(1, 1_000_000)]
    public int Accumulate { get; init; } = 1;

    public AveragingSection? Averaging { get; init; }

    public MixupSection? Mixup { get; init; }

    public L2SpSection? L2sp { get; init; }
}

/// <summary>The keys of <c>averaging</c>.</summary>
internal sealed record AveragingSection
{
    [Range(0, 1.0, MaximumIsExclusive = true)]
    public double Decay { get; init; } = 0.99;
}

/// <summary>The keys of <c>mixup</c>.</summary>
internal sealed record MixupSection
{
    [Range(0, 1000.0, MinimumIsExclusive = true)]
    public double Alpha { get; init; } = 0.2;
}

/// <summary>The keys of <c>l2sp</c>.</summary>
internal sealed record L2SpSection
{
    [Range(0, double.MaxValue)]
    public double Alpha { get; init; } = 0.01;

    [Range(0, double.MaxValue)]
    public double Beta { get; init; } = 0.01;
}

/// <summary>The keys of <c>earlyStopping</c>.</summary>
internal sealed record EarlyStoppingSection
{
    [Required]
    [Range(1, 1_000_000)]
    public int Patience { get; init; } = 1;

    [Range(0, double.MaxValue)]
    public double MinDelta { get; init; }
}

/// <summary>The keys of a gate.</summary>
internal sealed record GateSection : IValidatableObject
{
    public string? Metric { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

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
