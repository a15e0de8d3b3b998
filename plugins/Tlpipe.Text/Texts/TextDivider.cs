using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>
/// Sorts texts into splits. What isn't said by files is dealt out by class and content, in the order of the texts' digests: lines may come in any order,
/// and copies of one text are always on the same side.
/// </summary>
internal sealed class TextDivider(TextSetOptions options, IReadOnlyList<string> strata)
{
    public TextSplits<TextExample> Divide(TextSplits<TextExample> given)
    {
        var (train, test) = options.TestOneIn is { } testOneIn ? TakeOneIn(given.Train, testOneIn) : (given.Train, given.Test);
        if (options.Folds is { } folds) return Fold([.. train, .. given.Validation], test, folds);
        if (options.ValidateOneIn is not { } validateOneIn) return new(train, given.Validation, test);
        var (rest, held) = TakeOneIn(train, validateOneIn);
        return new(rest, held, test);
    }

    /// <summary>The last of each so many of a class is taken, so that a class of few texts keeps them for training.</summary>
    private (IReadOnlyList<TextExample> Left, IReadOnlyList<TextExample> Taken) TakeOneIn(IReadOnlyList<TextExample> examples, int oneIn)
    {
        var texts = TextsOf(examples);
        var taken = strata.SelectMany((_, stratum) => texts[stratum].Where((_, place) => place % oneIn == oneIn - 1)).ToHashSet();
        return ([.. examples.Where(example => !taken.Contains(example.Content))], [.. examples.Where(example => taken.Contains(example.Content))]);
    }

    private TextSplits<TextExample> Fold(IReadOnlyList<TextExample> all, IReadOnlyList<TextExample> test, FoldOptions folds)
    {
        var texts = TextsOf(all);
        for (var i = 0; i < strata.Count; i++)
            if (texts[i].Count() < folds.Count)
                throw TextSetErrors.TooFewForFolds(strata[i], texts[i].Count(), folds.Count);

        // One class goes on where the one before ended, so that folds are of one size, too.
        var held = strata.SelectMany((_, stratum) => texts[stratum]).Where((_, place) => place % folds.Count == folds.Take).ToHashSet();
        return new([.. all.Where(example => !held.Contains(example.Content))], [.. all.Where(example => held.Contains(example.Content))], test);
    }

    /// <summary>The different texts of each class in the order of their digests; a text with labels of several classes counts for the first.</summary>
    private static ILookup<int, Digest> TextsOf(IEnumerable<TextExample> examples) => examples.GroupBy(example => example.Content)
        .Select(copies => (Content: copies.Key, Stratum: copies.Min(example => example.Stratum)))
        .OrderBy(text => text.Content.Hex, StringComparer.Ordinal)
        .ToLookup(text => text.Stratum, text => text.Content);
}
