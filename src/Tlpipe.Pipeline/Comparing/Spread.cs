namespace Tlpipe.Pipeline.Comparing;

/// <summary>A value of each seed with what they have in common.</summary>
/// <param name="Values">One value a seed, in the seeds' order; <see langword="null"/> where it can't be said.</param>
/// <param name="Mean">The mean of those that are there.</param>
/// <param name="Sd">Their sample standard deviation; <see langword="null"/> for fewer than two.</param>
public sealed record Spread(IReadOnlyList<double?> Values, double? Mean, double? Sd)
{
    /// <summary>The spread of some values.</summary>
    public static Spread Of(IEnumerable<double?> values)
    {
        var all = values.Select(value => value is { } number && double.IsFinite(number) ? value : null).ToList();
        var known = all.OfType<double>().ToList();
        if (known.Count == 0) return new(all, null, null);
        var mean = known.Average();
        return new(all, mean, known.Count == 1 ? null : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / (known.Count - 1)));
    }

    /// <summary>The standard error of the mean; <see langword="null"/> for fewer than two values.</summary>
    internal double? StandardError => Sd / Math.Sqrt(Values.Count(value => value is not null));

    /// <inheritdoc/>
    public bool Equals(Spread? other) => other is not null && Values.SequenceEqual(other.Values) && (Mean, Sd) == (other.Mean, other.Sd);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values.Count, Mean, Sd);
}
