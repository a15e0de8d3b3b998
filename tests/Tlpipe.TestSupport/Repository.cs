namespace Tlpipe.TestSupport;

/// <summary>Where the repository lies that the running tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Pipeline.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"no Pipeline.sln above {start}");
    }
}
