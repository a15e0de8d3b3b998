using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>One column of a label file: what its cells mean.</summary>
/// <param name="file">The label file, for errors.</param>
/// <param name="name">The column's name.</param>
/// <param name="kind">What it holds.</param>
/// <param name="place">Its place among the targets.</param>
/// <param name="problems">Takes the errors.</param>
internal sealed class LabelColumn(string file, string name, ImageTargetKind kind, int place, DiagnosticCollector problems)
{
    private const int MostLabels = 10_000;
    private static readonly char[] Separators = [';', '|'];
    private Dictionary<string, int> _labels = [];

    /// <summary>Gathers the names of the classes or labels, ordered by their code points, from the rows that may have new ones.</summary>
    public void Learn(IEnumerable<LabelRow> rows)
    {
        if (kind == ImageTargetKind.Number) return;
        var names = rows.SelectMany(row => Names(row.Cells[place])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (names.Count > MostLabels) problems.Add(ImageFolderErrors.TooManyLabels(file, name, names.Count, MostLabels));
        _labels = names.Take(MostLabels).Select((label, index) => (label, index)).ToDictionary(pair => pair.label, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>The label of a row; <see langword="null"/> where it is missing or wrong, which is told.</summary>
    public ImageLabel? Read(LabelRow row, string split)
    {
        var cell = row.Cells[place];
        if (cell.Length == 0) return null;
        if (kind == ImageTargetKind.Number) return Number(row, cell);
        var indexes = new SortedSet<int>();
        foreach (var label in Names(cell))
        {
            if (_labels.TryGetValue(label, out var index)) indexes.Add(index);
            else if (_labels.Count < MostLabels) problems.Add(ImageFolderErrors.UntrainedLabel(file, row.Line, name, label, split));
        }

        return kind == ImageTargetKind.Class && indexes.Count == 0 ? null : new([.. indexes]);
    }

    /// <summary>The target, with what the training labels are like.</summary>
    public ImageTarget Target(IReadOnlyList<ImageExample> train)
    {
        string[] labels = [.. _labels.OrderBy(label => label.Value).Select(label => label.Key)];
        return new(name, kind switch
        {
            ImageTargetKind.Class => TargetSignature.OneOf(labels),
            ImageTargetKind.Labels => TargetSignature.AnyOf(labels),
            _ => Around([.. train.Select(example => example.Labels[place]).OfType<ImageLabel>().Select(label => label.Number)]),
        });
    }

    private static TargetSignature Around(double[] numbers)
    {
        if (numbers.Length == 0) return TargetSignature.Number;
        var mean = numbers.Average();
        return TargetSignature.NumberAround(mean, Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean))));
    }

    private ImageLabel? Number(LabelRow row, string cell)
    {
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite((float)number)) return new([], number);
        problems.Add(ImageFolderErrors.WrongNumber(file, row.Line, name, cell));
        return null;
    }

    private IEnumerable<string> Names(string cell)
    {
        if (kind == ImageTargetKind.Class) return cell.Length == 0 ? [] : [cell];
        return cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
