using Xunit;

namespace Tlpipe.TestSupport;

/// <summary>The real data and weights that tests read, found through <c>TLPIPE_TEST_DATA</c>, by default <c>../shared/data</c> beside the repository.</summary>
public static class RealData
{
    /// <summary>The full path of a file or folder of the real data; skips the test, saying why, where it is absent.</summary>
    public static string Require(string relativePath)
    {
        var path = Path.Combine(Root, relativePath);
        Skip.IfNot(Path.Exists(path), $"the real data are absent: {path} (set TLPIPE_TEST_DATA)");
        return path;
    }

    /// <summary>The folder of the real data, whether it exists or not.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("TLPIPE_TEST_DATA") is { Length: > 0 } given
            ? given
            : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));
}
