namespace Tlpipe.Standard.Balancing;

/// <summary>Numbers to weights that are positive and add up to one.</summary>
internal static class Softmax
{
    /// <summary>The weights.</summary>
    public static double[] Of(IReadOnlyList<double> values)
    {
        var largest = values.Max();
        double[] powers = [.. values.Select(value => Math.Exp(value - largest))];
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }
}
