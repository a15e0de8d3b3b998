namespace Tlpipe.Pipeline.Training;

/// <summary>Ends a run whose score has stopped rising: a pure function of the scores so far.</summary>
internal static class EarlyStopping
{
    /// <summary>Whether the last <paramref name="patience"/> epochs each failed to beat the best before them by more than <paramref name="minDelta"/>.</summary>
    public static bool IsDue(IReadOnlyList<double> scores, int patience, double minDelta)
    {
        var best = double.NegativeInfinity;
        var waited = 0;
        foreach (var score in scores)
        {
            if (score > best + minDelta)
            {
                best = score;
                waited = 0;
            }
            else
            {
                waited++;
            }
        }

        return waited >= patience;
    }
}
