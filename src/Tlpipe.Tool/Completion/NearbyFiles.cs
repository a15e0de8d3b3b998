namespace Tlpipe.Tool.Completion;

/// <summary>Finds files below a folder that a word begins with, the near ones first, and gives up before somebody waits.</summary>
internal static class NearbyFiles
{
    private const int MostFolders = 2000;
    private const int MostFiles = 200;
    private static readonly string[] NotLookedInto = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>The files, written as the word begins: relative to the current folder where it is.</summary>
    /// <param name="word">What was typed so far: <c>../samples/st</c>.</param>
    /// <param name="pattern">What the files are called: <c>*.model.yaml</c>.</param>
    public static IEnumerable<string> Find(string word, string pattern)
    {
        var folder = word[..(word.LastIndexOf('/') + 1)];
        return Search(folder, pattern).Where(file => file.StartsWith(word, StringComparison.Ordinal)).Take(MostFiles);
    }

    private static IEnumerable<string> Search(string folder, string pattern)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        var folders = new Queue<string>([folder]);
        for (var visited = 0; visited < MostFolders && folders.TryDequeue(out var next); visited++)
        {
            var path = next.Length == 0 ? "." : next;
            if (!Directory.Exists(path)) yield break;
            foreach (var file in Directory.GetFiles(path, pattern, options)) yield return next + Path.GetFileName(file);
            foreach (var inner in Directory.GetDirectories(path, "*", options).Select(inner => Path.GetFileName(inner)!).Order(StringComparer.Ordinal))
                if (!NotLookedInto.Contains(inner, StringComparer.Ordinal)) folders.Enqueue($"{next}{inner}/");
        }
    }
}
