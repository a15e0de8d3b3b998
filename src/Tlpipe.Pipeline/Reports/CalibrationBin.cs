namespace Tlpipe.Pipeline.Reports;

/// <summary>The predictions of about equal confidence.</summary>
/// <param name="From">The confidence it begins with.</param>
/// <param name="To">The confidence it ends before; the last bin holds 1, too.</param>
/// <param name="Count">The predictions in it.</param>
/// <param name="Confidence">Their mean confidence; 0 where there are none.</param>
/// <param name="Accuracy">The share of them that is right; 0 where there are none.</param>
internal sealed record CalibrationBin(double From, double To, int Count, double Confidence, double Accuracy)
{
    /// <summary>The bin of some predictions.</summary>
    public static CalibrationBin Of(double from, double to, IReadOnlyList<(double Confidence, bool IsRight)> judged) => judged.Count == 0
        ? new(from, to, 0, 0, 0)
        : new(from, to, judged.Count, judged.Average(one => one.Confidence), judged.Average(one => one.IsRight ? 1.0 : 0.0));
}
