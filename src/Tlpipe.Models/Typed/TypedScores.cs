using System.Runtime.CompilerServices;

namespace Tlpipe.Models;

/// <summary>The scores of a task, by the values of an enum: value i is the model's label i.</summary>
internal sealed class TypedScores<TLabel>
    where TLabel : struct, Enum
{
    private static readonly int Labels = Enum.GetValues<TLabel>().Length;

    private readonly LabelScore<TLabel>[] _all;

    public TypedScores(TaskPrediction prediction)
    {
        if (prediction.Scores.Count != Labels)
            throw new ArgumentException($"the task '{prediction.Task}' has {prediction.Scores.Count} labels, and {typeof(TLabel).Name} has {Labels}", nameof(prediction));
        _all = [.. prediction.Scores.Select((score, index) => new LabelScore<TLabel>(Unsafe.BitCast<int, TLabel>(index), score.Label, score.Score))];
    }

    public IReadOnlyList<LabelScore<TLabel>> All => _all;

    /// <summary>The label with the highest score, of equal ones the first.</summary>
    public LabelScore<TLabel> Best => _all.MaxBy(label => label.Score)!;

    public double Of(TLabel label) =>
        Unsafe.BitCast<TLabel, int>(label) is var index && (uint)index < (uint)_all.Length
            ? _all[index].Score
            : throw new ArgumentOutOfRangeException(nameof(label), label, $"{typeof(TLabel).Name} has no such label");
}
