using System.Globalization;

namespace Tlpipe.Models;

/// <summary>What a model says for a task with several labels, of which any number may hold.</summary>
/// <typeparam name="TLabel">The labels: an enum over <see cref="int"/> with the values 0, 1, 2, … in the model's order.</typeparam>
public sealed class LabelSetPrediction<TLabel>
    where TLabel : struct, Enum
{
    private const double EvenOdds = 0.5;

    private readonly TypedScores<TLabel> _scores;

    /// <summary>Gives a prediction its type.</summary>
    /// <exception cref="ArgumentException">The task has another number of labels.</exception>
    public LabelSetPrediction(TaskPrediction prediction)
    {
        _scores = new TypedScores<TLabel>(prediction);
        Labels = Above(EvenOdds);
    }

    /// <summary>The labels that hold more likely than not: those with a score of at least 0.5.</summary>
    public IReadOnlySet<TLabel> Labels { get; }

    /// <summary>Every label with its score, in the model's order; each stands alone.</summary>
    public IReadOnlyList<LabelScore<TLabel>> Scores => _scores.All;

    /// <summary>The score of a label, 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no such value.</exception>
    public double this[TLabel label] => _scores.Of(label);

    /// <summary>The labels with at least this score.</summary>
    public IReadOnlySet<TLabel> Above(double score) => _scores.All.Where(label => label.Score >= score).Select(label => label.Label).ToHashSet();

    /// <summary><c>wings (0.911), legs (0.734)</c>: the labels that hold.</summary>
    public override string ToString() =>
        string.Join(", ", _scores.All.Where(label => Labels.Contains(label.Label)).Select(label => string.Create(CultureInfo.InvariantCulture, $"{label.Text} ({label.Score:F3})")));
}
