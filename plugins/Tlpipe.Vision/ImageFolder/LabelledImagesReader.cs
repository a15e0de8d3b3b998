using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Lists the pictures of a label file and sorts them into splits.</summary>
internal sealed class LabelledImagesReader(
    IInputFiles files, InputPath path, InputPath? labels, OrderedDictionary<string, ImageTargetKind> targets, ImageSplitter splitter)
{
    /// <summary>How a label file is called that no option names.</summary>
    public const string UsualName = "labels.csv";

    private readonly InputPath _file = labels ?? new($"{path.Text}/{UsualName}", Path.Combine(path.FullPath, UsualName));

    /// <summary>Reads it all.</summary>
    /// <exception cref="DiagnosticException">Folder or label file are missing or not as they should be (TLP30xx).</exception>
    public ImageFolderContent Read()
    {
        if (!Directory.Exists(path.FullPath)) throw ImageFolderErrors.MissingFolder(path);
        if (!File.Exists(_file.FullPath)) throw ImageFolderErrors.MissingLabelFile(_file.Text, _file.FullPath);
        try
        {
            files.DigestOf(_file.FullPath);
            var problems = new DiagnosticCollector(more => ImageFolderErrors.MoreProblems(_file.FullPath, more));
            var rows = WithSplits(new LabelFile(_file.FullPath, [.. targets.Keys], problems).Read(), problems);
            return Content(rows, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ImageFolderErrors.Unreadable(_file.Text, e);
        }
    }

    /// <summary>Without a column for it, the first folder of a picture's path says its split, where there is a folder 'train'.</summary>
    private List<LabelRow> WithSplits(IReadOnlyList<LabelRow> rows, DiagnosticCollector problems)
    {
        if (!rows.Any(row => row.Split is null && row.File.StartsWith("train/", StringComparison.Ordinal))) return [.. rows];
        var sorted = new List<LabelRow>(rows.Count);
        foreach (var row in rows)
        {
            var folder = row.File.Split('/')[0];
            if (folder is "train" or "val" or "validation" or "test")
                sorted.Add(row with { Split = folder switch { "train" => Split.Train, "test" => Split.Test, _ => Split.Validation } });
            else problems.Add(ImageFolderErrors.WrongFile(_file.FullPath, row.Line, row.File, "is in none of the folders train, val and test"));
        }

        return sorted;
    }

    private ImageFolderContent Content(List<LabelRow> rows, DiagnosticCollector problems)
    {
        var parts = rows.ToLookup(row => row.Split ?? Split.Train);
        if (!parts[Split.Train].Any()) problems.Add(ImageFolderErrors.NoRows(_file.FullPath));
        LabelColumn[] columns = [.. targets.Select((target, place) => new LabelColumn(_file.FullPath, target.Key, target.Value, place, problems))];
        // Where training is chosen among all of them, each may bring a new label.
        foreach (var column in columns) column.Learn(splitter.Mixes ? [.. parts[Split.Train], .. parts[Split.Validation]] : parts[Split.Train]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<ImageExample> Examples(Split split, string name) =>
            [.. parts[split].Select(row => Example(row, name, columns, seen, problems)).OfType<ImageExample>()];
        var (train, held, test) = (Examples(Split.Train, "train"), Examples(Split.Validation, "val"), Examples(Split.Test, "test"));
        problems.ThrowIfAny();

        var strata = Stratify(columns, ref train, ref held);
        var splits = held.Count == 0 ? splitter.Split(strata, train, test) : splitter.Split(strata, train, held, "val", test);
        return new([.. columns.Select(column => column.Target(splits[Split.Train]))], splits);
    }

    private ImageExample? Example(LabelRow row, string split, LabelColumn[] columns, HashSet<string> seen, DiagnosticCollector problems)
    {
        ImageLabel?[] values = [.. columns.Select(column => column.Read(row, split))];
        if (Wrong(row.File, seen) is { } reason)
        {
            problems.Add(ImageFolderErrors.WrongFile(_file.FullPath, row.Line, row.File, reason));
            return null;
        }

        var full = Path.Combine(path.FullPath, row.File);
        return new(row.File, full, Stratum: 0, files.DigestOf(full), values);
    }

    /// <summary>A path of a file that anybody may have written must stay in the folder.</summary>
    private string? Wrong(string name, HashSet<string> seen)
    {
        if (name.Length == 0) return "has no name";
        if (name.Any(char.IsControl) || Path.IsPathRooted(name) || name.Split('/', '\\').Any(part => part is "" or "." or ".."))
            return "is not below the folder";
        if (!seen.Add(name)) return "has a line already";
        return File.Exists(Path.Combine(path.FullPath, name)) ? null : "is not there";
    }

    /// <summary>Groups by the first class that every picture has; all are one group where there is none.</summary>
    private static IReadOnlyList<string> Stratify(LabelColumn[] columns, ref IReadOnlyList<ImageExample> train, ref IReadOnlyList<ImageExample> held)
    {
        var all = train.Concat(held).ToList();
        for (var place = 0; place < columns.Length; place++)
        {
            var signature = columns[place].Target(train).Signature;
            if (signature.Kind != TargetKind.Class || all.Any(example => example.Labels[place] is null)) continue;
            IReadOnlyList<ImageExample> Grouped(IReadOnlyList<ImageExample> examples) =>
                [.. examples.Select(example => example with { Stratum = example.Labels[place]!.Indexes[0] })];
            (train, held) = (Grouped(train), Grouped(held));
            return signature.Classes;
        }

        return [""];
    }
}
