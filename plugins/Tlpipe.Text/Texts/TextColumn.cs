using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>One target: what its labels mean.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">What it holds.</param>
/// <param name="place">Its place among the targets.</param>
/// <param name="problems">Takes the errors.</param>
internal sealed class TextColumn(string name, TextTargetKind kind, int place, DiagnosticCollector problems)
{
    private const int MostLabels = 10_000;
    private static readonly char[] Separators = [';', '|'];
    private Dictionary<string, int> _labels = [];

    /// <summary>Gathers the names of the classes or labels, ordered by their code points.</summary>
    public void Learn(IEnumerable<TextRow> rows)
    {
        if (kind == TextTargetKind.Number) return;
        var names = rows.SelectMany(row => Names(row.Cells[place])).Distinct(StringComparer.Ordinal).Take(MostLabels + 1).ToList();
        if (names.Count > MostLabels) problems.Add(TextSetErrors.TooManyLabels(name, MostLabels));
        _labels = names.Take(MostLabels).Order(StringComparer.Ordinal).Select((label, index) => (label, index)).ToDictionary(pair => pair.label, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>The label of a row; <see langword="null"/> where it is missing or wrong, which is told.</summary>
    public TextLabel? Read(TextRow row)
    {
        var cell = row.Cells[place];
        if (cell.Length == 0) return null;
        if (kind == TextTargetKind.Number) return Number(row, cell);
        var indexes = new SortedSet<int>();
        foreach (var label in Names(cell))
        {
            if (_labels.TryGetValue(label, out var index)) indexes.Add(index);
            else if (_labels.Count < MostLabels) problems.Add(TextSetErrors.UntrainedLabel(row.File, row.Line, name, label));
        }

        return kind == TextTargetKind.Class && indexes.Count == 0 ? null : new([.. indexes]);
    }

    /// <summary>The target, with what the training labels are like.</summary>
    public TextTarget Target(IReadOnlyList<TextExample> train)
    {
        string[] labels = [.. _labels.OrderBy(label => label.Value).Select(label => label.Key)];
        return new(name, kind switch
        {
            TextTargetKind.Class => TargetSignature.OneOf(labels),
            TextTargetKind.Labels => TargetSignature.AnyOf(labels),
            _ => Around([.. train.Select(example => example.Labels[place]).OfType<TextLabel>().Select(label => label.Number)]),
        });
    }

    private static TargetSignature Around(double[] numbers)
    {
        if (numbers.Length == 0) return TargetSignature.Number;
        var mean = numbers.Average();
        return TargetSignature.NumberAround(mean, Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean))));
    }

    private TextLabel? Number(TextRow row, string cell)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite((float)number)) return new([], number);
        problems.Add(TextSetErrors.WrongNumber(row.File, row.Line, name, cell));
        return null;
    }

    private IEnumerable<string> Names(string cell)
    {
        if (kind == TextTargetKind.Class) return cell.Length == 0 ? [] : [cell];
        return cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
