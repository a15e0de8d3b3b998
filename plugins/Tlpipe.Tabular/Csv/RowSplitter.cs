using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Csv;

/// <summary>
/// Deals rows out to splits: as the files say, by shares, or by folds. Each class gives its share, in an order that the seed and the rows' content decide, so
/// that the order of the rows doesn't matter; copies of one row are dealt out together.
/// </summary>
/// <param name="options">What the model file says.</param>
/// <param name="problems">Takes the errors.</param>
internal sealed class RowSplitter(CsvOptions options, DiagnosticCollector problems)
{
    /// <summary>The split of each row.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="contents">The digest of each row's input.</param>
    /// <param name="target">The target whose classes are dealt out evenly; <see langword="null"/> for none.</param>
    public Split[] Split(Table table, Digest[] contents, TableTarget? target)
    {
        Split[] splits = [.. table.Rows.Select(row => row.Split)];
        int dealt = 0, fold = 0;
        foreach (var copies in Strata(table, contents, target))
        {
            var (tests, validates) = (Shared(dealt, copies.Count, options.Test), Shared(dealt, copies.Count, options.Validation));
            dealt += copies.Count;
            for (var i = 0; i < copies.Count; i++)
            {
                var split = i < tests ? Abstractions.Split.Test
                    : i < tests + validates || (options.Folds is { } folds && fold++ % folds.Count == folds.Take) ? Abstractions.Split.Validation
                    : Abstractions.Split.Train;
                foreach (var row in copies[i]) splits[row] = split;
            }
        }

        Check(splits, dealt);
        return splits;
    }

    /// <summary>The training files' different rows, class by class.</summary>
    private IEnumerable<List<List<int>>> Strata(Table table, Digest[] contents, TableTarget? target)
    {
        var different = Enumerable.Range(0, table.Rows.Count)
            .Where(row => table.Rows[row].Split == Abstractions.Split.Train)
            .GroupBy(row => contents[row])
            .Select(copies => (Place: Digest.Of($"{options.Seed} {copies.Key.Hex}").Hex, Rows: copies.ToList()))
            .OrderBy(copies => copies.Place, StringComparer.Ordinal)
            .Select(copies => copies.Rows);
        return different
            .GroupBy(copies => target is null || double.IsNaN(target.Labels[copies[0]]) ? -1 : (int)target.Labels[copies[0]])
            .OrderBy(stratum => stratum.Key)
            .Select(stratum => stratum.ToList());
    }

    /// <summary>How many of the next rows a share has. What rounding gives to one class it takes from the next, so that the shares of all rows are right.</summary>
    private static int Shared(int before, int count, double? share) => (int)Math.Round((before + count) * (share ?? 0)) - (int)Math.Round(before * (share ?? 0));

    private void Check(Split[] splits, int rows)
    {
        void Need(Split split, string option, string wanted)
        {
            if (!splits.Contains(split)) problems.Add(CsvErrors.TooFew(rows, wanted, option));
        }

        if (options.Folds is { } folds && rows < folds.Count) problems.Add(CsvErrors.TooFew(rows, $"{folds.Count} folds", "folds"));
        if (options.Test is not null) Need(Abstractions.Split.Test, "test", "a test");
        if (options.Validation is not null) Need(Abstractions.Split.Validation, "validation", "validation");
        Need(Abstractions.Split.Train, "validation", "training");
    }
}
