using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>Makes a data set of the files' rows: reads the labels, divides the texts, draws, and chooses the codec.</summary>
/// <param name="options">The options.</param>
/// <param name="context">What the pipeline knows.</param>
/// <param name="targets">The targets and what they hold.</param>
/// <param name="read">Reads the rows of one file.</param>
internal sealed class TextSetReader(
    TextSetOptions options, PartContext context, IReadOnlyDictionary<string, TextTargetKind> targets, Func<InputPath, DiagnosticCollector, IReadOnlyList<TextRow>> read)
{
    private readonly DiagnosticCollector _problems = new(TextSetErrors.MoreProblems);

    /// <summary>The data set.</summary>
    /// <exception cref="DiagnosticException">A file, a line or an option is not as it should be (TLP34xx).</exception>
    public TextDataSet Read()
    {
        var rows = new TextSplits<TextRow>(RowsOf(options.Path!, "path"), RowsOf(options.Validation, "validation"), RowsOf(options.Test, "test"));
        _problems.ThrowIfAny();
        TextColumn[] columns = [.. targets.Select((target, place) => new TextColumn(target.Key, target.Value, place, _problems))];
        // Where folds are dealt out of both files, each may bring a new label.
        foreach (var column in columns) column.Learn(options.Folds is null ? rows.Train : rows.Train.Concat(rows.Validation));
        var examples = new TextSplits<TextExample>(Examples(rows.Train, columns), Examples(rows.Validation, columns), Examples(rows.Test, columns));
        _problems.ThrowIfAny();

        var (strata, grouped) = Stratify(columns, examples);
        var splits = new TextDivider(options, strata ?? [""]).Divide(grouped);
        if (options.ExamplesPerClass is { } perClass)
            splits = splits with { Train = TextSampler.Draw(splits.Train, strata ?? throw TextSetErrors.NoClasses(), perClass, options.Seed) };
        var codec = TextCodecs.Of(options, context, splits.Train.Select(example => example.Row.Text));
        return new(codec, [.. columns.Select(column => column.Target(splits.Train))], new(Tokenize(splits.Train), Tokenize(splits.Validation), Tokenize(splits.Test)));

        List<TokenizedText> Tokenize(IReadOnlyList<TextExample> texts) =>
            [.. texts.Select(text => new TokenizedText($"{Path.GetFileName(text.Row.File)}({text.Row.Line})", text.Content, codec.Codec.Encode(text.Row.Text), text.Labels))];
    }

    private IReadOnlyList<TextRow> RowsOf(InputPath? path, string option)
    {
        if (path is null) return [];
        if (!File.Exists(path.FullPath)) throw TextSetErrors.MissingFile(path, option);
        try
        {
            context.Files.DigestOf(path.FullPath);
            return read(path, _problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw TextSetErrors.Unreadable(path, option, error);
        }
    }

    private static List<TextExample> Examples(IReadOnlyList<TextRow> rows, TextColumn[] columns) =>
        [.. rows.Select(row => new TextExample(row, Digest.Of(row.Text), 0, [.. columns.Select(column => column.Read(row))]))];

    /// <summary>Groups by the first class that every text for training and validation has; there are no groups where there is none.</summary>
    private static (IReadOnlyList<string>? Strata, TextSplits<TextExample> Examples) Stratify(TextColumn[] columns, TextSplits<TextExample> examples)
    {
        for (var place = 0; place < columns.Length; place++)
        {
            var signature = columns[place].Target(examples.Train).Signature;
            if (signature.Kind != TargetKind.Class || examples.Train.Concat(examples.Validation).Any(example => example.Labels[place] is null)) continue;
            IReadOnlyList<TextExample> Grouped(IReadOnlyList<TextExample> texts) => [.. texts.Select(text => text with { Stratum = text.Labels[place]!.Indexes[0] })];
            return (signature.Classes, examples with { Train = Grouped(examples.Train), Validation = Grouped(examples.Validation) });
        }

        return (null, examples);
    }
}
