using System.Globalization;

namespace Tlpipe.Models;

/// <summary>What a model says for a task with several classes, of which one holds.</summary>
/// <typeparam name="TLabel">The labels: an enum over <see cref="int"/> with the values 0, 1, 2, … in the model's order.</typeparam>
public sealed class LabelPrediction<TLabel>
    where TLabel : struct, Enum
{
    private readonly TypedScores<TLabel> _scores;

    /// <summary>Gives a prediction its type.</summary>
    /// <exception cref="ArgumentException">The task has another number of labels.</exception>
    public LabelPrediction(TaskPrediction prediction)
    {
        _scores = new TypedScores<TLabel>(prediction);
        var best = _scores.Best;
        (Label, Text, Confidence) = (best.Label, best.Text, best.Score);
    }

    /// <summary>The label with the highest score.</summary>
    public TLabel Label { get; }

    /// <summary>The label as the data set spells it.</summary>
    public string Text { get; }

    /// <summary>The label's score, 0 to 1.</summary>
    public double Confidence { get; }

    /// <summary>Every label with its score, in the model's order; they add up to 1.</summary>
    public IReadOnlyList<LabelScore<TLabel>> Scores => _scores.All;

    /// <summary>The score of a label, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no such value.</exception>
    public double this[TLabel label] => _scores.Of(label);

    /// <summary><c>bees (0.982)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text} ({Confidence:F3})");
}
