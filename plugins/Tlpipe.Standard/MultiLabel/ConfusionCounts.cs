namespace Tlpipe.Standard.MultiLabel;

/// <summary>What was right and wrong about a label at a confidence of one half.</summary>
/// <param name="Hits">Examples that have it and were said to have it.</param>
/// <param name="FalseAlarms">Examples that have it not and were said to have it.</param>
/// <param name="Misses">Examples that have it and were said not to.</param>
internal readonly record struct ConfusionCounts(int Hits, int FalseAlarms, int Misses)
{
    /// <summary>The harmonic mean of precision and recall; 0 where the label neither holds nor is said to.</summary>
    internal double F1 => Hits + FalseAlarms + Misses == 0 ? 0 : 2.0 * Hits / ((2 * Hits) + FalseAlarms + Misses);

    public static ConfusionCounts operator +(ConfusionCounts left, ConfusionCounts right) =>
        new(left.Hits + right.Hits, left.FalseAlarms + right.FalseAlarms, left.Misses + right.Misses);

    /// <summary>The counts of one label; a logit of 0 is a confidence of one half.</summary>
    internal static ConfusionCounts Of(IReadOnlyList<float> logits, IReadOnlyList<bool> has)
    {
        int hits = 0, falseAlarms = 0, misses = 0;
        for (var i = 0; i < logits.Count; i++)
        {
            var said = logits[i] >= 0;
            if (said && has[i]) hits++;
            else if (said) falseAlarms++;
            else if (has[i]) misses++;
        }

        return new(hits, falseAlarms, misses);
    }
}
