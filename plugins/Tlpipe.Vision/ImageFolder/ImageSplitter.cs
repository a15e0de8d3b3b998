using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Sorts pictures into splits: as the data say, by a share of their content, or by folds.</summary>
/// <param name="path">The folder, for errors.</param>
/// <param name="validation">The share that validates, where the data don't say.</param>
/// <param name="folds">Cross-validation, whatever the data say.</param>
/// <param name="unread">The label file that the folder has and nobody reads, for errors; <see langword="null"/> where there is none.</param>
internal sealed class ImageSplitter(InputPath path, double? validation, FoldOptions? folds, string? unread = null)
{
    /// <summary>Whether what trains is chosen among all pictures but the test's, so that what validates can't have a class of its own by mistake.</summary>
    public bool Mixes => folds is not null || validation is not null;

    /// <summary>The splits of pictures of which those for validation are known.</summary>
    /// <param name="strata">The names of the groups.</param>
    /// <param name="train">What trains.</param>
    /// <param name="held">What validates.</param>
    /// <param name="heldName">How the data call it.</param>
    /// <param name="test">The test.</param>
    public IReadOnlyDictionary<Split, IReadOnlyList<ImageExample>> Split(
        IReadOnlyList<string> strata, IReadOnlyList<ImageExample> train, IReadOnlyList<ImageExample> held, string heldName, IReadOnlyList<ImageExample> test)
    {
        if (folds is not null) return Fold(strata, [.. train, .. held], test, folds);
        return validation is null ? Splits(train, held, test) : throw ImageFolderErrors.TwoValidations(heldName);
    }

    /// <summary>The splits of pictures of which nobody says which validate.</summary>
    public IReadOnlyDictionary<Split, IReadOnlyList<ImageExample>> Split(IReadOnlyList<string> strata, IReadOnlyList<ImageExample> all, IReadOnlyList<ImageExample> test)
    {
        if (folds is not null) return Fold(strata, all, test, folds);
        return validation is { } share ? Divide(strata, all, test, share) : throw ImageFolderErrors.NoValidation(path, unread);
    }

    /// <summary>
    /// Divides by content: a picture is for validation when its digest, read as a number from 0 to 1, is below the share. So it stays
    /// where it is when others come or go, and copies of one picture never stand on both sides.
    /// </summary>
    private static IReadOnlyDictionary<Split, IReadOnlyList<ImageExample>> Divide(
        IReadOnlyList<string> strata, IReadOnlyList<ImageExample> all, IReadOnlyList<ImageExample> test, double share)
    {
        var held = all.ToLookup(e => ulong.Parse(e.Content.Hex.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 18446744073709551616.0 < share);
        for (var i = 0; i < strata.Count; i++)
        {
            var pictures = all.Count(e => e.Stratum == i);
            if (!held[false].Any(e => e.Stratum == i)) throw ImageFolderErrors.NothingLeft(strata[i], pictures, share, "training");
            if (!held[true].Any(e => e.Stratum == i)) throw ImageFolderErrors.NothingLeft(strata[i], pictures, share, "validation");
        }

        return Splits([.. held[false]], [.. held[true]], test);
    }

    private static IReadOnlyDictionary<Split, IReadOnlyList<ImageExample>> Fold(
        IReadOnlyList<string> strata, IReadOnlyList<ImageExample> all, IReadOnlyList<ImageExample> test, FoldOptions folds)
    {
        var fold = StratifiedFolds.Assign(all, strata, folds.Count);
        var parts = all.OrderBy(example => example.Stratum).ToLookup(example => fold[example.Content] == folds.Take);
        return Splits([.. parts[false]], [.. parts[true]], test);
    }

    private static Dictionary<Split, IReadOnlyList<ImageExample>> Splits(
        IReadOnlyList<ImageExample> train, IReadOnlyList<ImageExample> held, IReadOnlyList<ImageExample> test) =>
        new() { [Abstractions.Split.Train] = train, [Abstractions.Split.Validation] = held, [Abstractions.Split.Test] = test };
}
