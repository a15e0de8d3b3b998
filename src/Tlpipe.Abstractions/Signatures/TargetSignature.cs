namespace Tlpipe.Abstractions;

/// <summary>What a task predicts.</summary>
/// <param name="Kind">What the target means.</param>
/// <param name="Classes">The names of the classes, in the order of their indexes; empty for numbers.</param>
public sealed record TargetSignature(TargetKind Kind, IReadOnlyList<string> Classes)
{
    /// <summary>One of several classes: an int64 scalar, the index of the class.</summary>
    public static TargetSignature OneOf(IReadOnlyList<string> classes) => new(TargetKind.Class, classes);

    /// <summary>Any number of labels: float32 <c>[classes]</c> of zeros and ones.</summary>
    public static TargetSignature AnyOf(IReadOnlyList<string> labels) => new(TargetKind.Labels, labels);

    /// <summary>A number: a float32 scalar.</summary>
    public static TargetSignature Number { get; } = new(TargetKind.Number, []);

    /// <summary>A number whose labels for training have this mean and standard deviation; a deviation that is not above 0 counts as 1.</summary>
    public static TargetSignature NumberAround(double mean, double deviation) => Number with { Mean = mean, Deviation = deviation > 0 ? deviation : 1 };

    /// <summary>For numbers: the mean of the training labels, about which a head learns.</summary>
    /// <value>0.</value>
    public double Mean { get; private init; }

    /// <summary>For numbers: the standard deviation of the training labels, the unit in which a head learns.</summary>
    /// <value>1.</value>
    public double Deviation { get; private init; } = 1;

    /// <summary>Two are equal when they mean the same: statistics of labels don't count.</summary>
    public bool Equals(TargetSignature? other) => other is not null && Kind == other.Kind && Classes.SequenceEqual(other.Classes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Classes.Count);
}

/// <summary>The meanings that a target can have.</summary>
public enum TargetKind
{
    /// <summary>One of several classes.</summary>
    Class,

    /// <summary>Any number of labels.</summary>
    Labels,

    /// <summary>A number.</summary>
    Number,
}
