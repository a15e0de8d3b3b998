using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Reads a label file: comma-separated text (RFC 4180) in UTF-8. It is hostile until checked: its size, its cells and its numbers of errors are bounded.</summary>
/// <param name="path">The file.</param>
/// <param name="targets">The columns to learn.</param>
/// <param name="problems">Takes the errors.</param>
internal sealed class LabelFile(string path, IReadOnlyList<string> targets, DiagnosticCollector problems)
{
    private const string FileColumn = "file";
    private const string SplitColumn = "split";
    private const long LargestFile = 256L << 20;
    private const int LargestCell = 1 << 16;
    private const int LongestRow = 1 << 22;

    /// <summary>The rows; only those without a cell for each column are left out.</summary>
    /// <exception cref="DiagnosticException">The file is no table, or lacks a column.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public IReadOnlyList<LabelRow> Read()
    {
        using var stream = File.OpenRead(path);
        if (stream.Length > LargestFile) throw Fails($"it has {stream.Length} bytes, more than {LargestFile}");
        using var text = new BoundedReader(new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)), LongestRow);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            MaxFieldSize = LargestCell,
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        try
        {
            if (!csv.Read()) throw Fails("it is empty");
            return Rows(csv, text, Columns(csv.Record!));
        }
        catch (InvalidDataException)
        {
            throw Fails($"the row near line {csv.RawRow} has more than {LongestRow} characters; a quote may not be closed");
        }
        catch (Exception error) when (error is DecoderFallbackException or MaxFieldSizeException or ParserException or BadDataException)
        {
            throw Fails(error is MaxFieldSizeException ? $"a cell near line {csv.RawRow} has more than {LargestCell} characters; a quote may not be closed" : "it is not UTF-8");
        }
    }

    private Layout Columns(string[] names)
    {
        foreach (var twice in names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(ImageFolderErrors.NotText(path, $"it has two columns '{twice.Key}'"));
        if (!names.Contains(FileColumn, StringComparer.Ordinal)) problems.Add(ImageFolderErrors.NoColumn(path, FileColumn, names, isTarget: false));
        foreach (var target in targets.Where(target => !names.Contains(target, StringComparer.Ordinal)))
            problems.Add(ImageFolderErrors.NoColumn(path, target, names, isTarget: true));
        problems.ThrowIfAny();
        return new(names.Length, Array.IndexOf(names, FileColumn), Array.IndexOf(names, SplitColumn), [.. targets.Select(target => Array.IndexOf(names, target))]);
    }

    private List<LabelRow> Rows(CsvParser csv, BoundedReader text, Layout layout)
    {
        var rows = new List<LabelRow>();
        for (var line = csv.RawRow + 1; text.ReadRecord(csv.Read); line = csv.RawRow + 1)
        {
            var cells = csv.Record!;
            if (cells.Length != layout.Count) problems.Add(ImageFolderErrors.WrongCells(path, line, cells.Length, layout.Count));
            else rows.Add(new(line, cells[layout.File], layout.Split < 0 ? null : SplitOf(cells[layout.Split], line), layout.Of(cells)));
        }

        return rows;
    }

    /// <summary>A line whose split is wrong counts as one for training, so that what else is wrong with it is told, too.</summary>
    private Split SplitOf(string cell, int line)
    {
        switch (cell)
        {
            case "train": return Split.Train;
            case "val" or "validation": return Split.Validation;
            case "test": return Split.Test;
            default:
                problems.Add(ImageFolderErrors.WrongSplit(path, line, cell));
                return Split.Train;
        }
    }

    private DiagnosticException Fails(string reason) => new(ImageFolderErrors.NotText(path, reason));

    /// <summary>Where the columns are.</summary>
    private sealed record Layout(int Count, int File, int Split, IReadOnlyList<int> Targets)
    {
        public string[] Of(string[] cells) => [.. Targets.Select(column => cells[column])];
    }
}
