using Tlpipe.Abstractions;

namespace Tlpipe.Testing.Checking;

/// <summary>What a data set makes of its files.</summary>
internal static class FileChecks
{
    public delegate (IDataSet Data, IReadOnlyList<string> Digested) Maker(string folder);

    public static void MayMove(IDataSet data, string? folder, Maker make, int most)
    {
        if (!HasFolder(folder, make)) return;
        using var copy = CopiedFolder.Of(folder!, _ => true);
        var moved = make(copy.Path).Data;
        if (data.Content != moved.Content)
            throw new ConformanceException(
                $"Content is {data.Content.Short}… in one folder and {moved.Content.Short}… in a copy of it",
                "the same model would have another key in each clone, and no cache would ever serve it",
                "digest what the files hold and their paths below the data set's folder, not their full paths, times or order in the file system");
        foreach (var (split, index) in Examples.Of(data, most))
            if (data.Identify(split, index) != moved.Identify(split, index))
                throw new ConformanceException(
                    $"Identify({split}, {index}) is another in a copy of the folder",
                    "kept features are found by it: they would be computed again in each clone",
                    "digest the input's content alone");
    }

    public static void ReadsOnlyDigested(IDataSet data, string? folder, Maker make, int most)
    {
        if (!HasFolder(folder, make)) return;
        var digested = make(folder!).Digested.ToHashSet(StringComparer.Ordinal);
        using var copy = CopiedFolder.Of(folder!, file => digested.Contains(Path.GetFullPath(file)));
        try
        {
            var rest = make(copy.Path).Data;
            foreach (var (split, index) in Examples.Of(data, most))
                if (!Contents(data, split, index).SequenceEqual(Contents(rest, split, index)))
                    throw Undigested($"the {new Example(split, index)} is another");
        }
        catch (Exception error) when (error is not ConformanceException { InnerException: null })
        {
            throw Undigested($"it fails: {error.Message.Split('\n')[0]}", error);
        }
    }

    private static bool HasFolder(string? folder, Maker make)
    {
        if (folder is not null) return true;
        var digested = make(AppContext.BaseDirectory).Digested;
        return digested.Count == 0
            ? false
            : throw new ConformanceException(
                $"the data set reads {Path.GetFileName(digested[0])}, and this test class doesn't say in which folder its files lie",
                "the checks on files work on a copy of that folder",
                "override Folder, with a small folder that is copied to the tests' output, and give paths in Options relative to it");
    }

    /// <summary>The input and its labels.</summary>
    private static IEnumerable<TensorContent?> Contents(IDataSet data, Split split, int index) =>
    [
        TensorContent.Take(data.Read(split, index, randomness: null)),
        .. data.Targets.Keys.Select(target => data.Target(split, index, target) is { } label ? TensorContent.Take(label) : null),
    ];

    private static ConformanceException Undigested(string what, Exception? error = null) => new(
        $"without the files that weren't digested, {what}",
        "a file that is read but not digested can change without a model being trained again",
        "digest each file that decides what the data set gives, through PartContext.Files.DigestOf, and add the digests to Content",
        error);
}
