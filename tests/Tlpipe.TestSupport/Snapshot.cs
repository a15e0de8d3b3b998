using System.Runtime.CompilerServices;
using Xunit;

namespace Tlpipe.TestSupport;

/// <summary>
/// Compares a text with <c>CLASS.TEST.verified.txt</c> beside the test, with the conventions of Verify: what came instead is left as
/// <c>CLASS.TEST.received.txt</c>, and accepting it is renaming it.
/// </summary>
public static class Snapshot
{
    /// <summary>The prefix that the compiler puts in place of the repository's folder, so that builds don't depend on it.</summary>
    private const string MappedRoot = "/_/";

    /// <summary>Compares a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameter">Told apart by it: the argument of a theory.</param>
    /// <param name="sourceFile">The test's file, whose name is the class's.</param>
    /// <param name="test">The test's name.</param>
    public static void Verify(string text, string? parameter = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string test = "")
    {
        var source = sourceFile.StartsWith(MappedRoot, StringComparison.Ordinal) ? Path.Combine(Repository.Root, sourceFile[MappedRoot.Length..]) : sourceFile;
        var name = Path.Combine(Path.GetDirectoryName(source)!, $"{Path.GetFileNameWithoutExtension(source)}.{test}{(parameter is null ? "" : $"_{parameter}")}");
        var (verified, received) = ($"{name}.verified.txt", $"{name}.received.txt");
        var actual = text.ReplaceLineEndings("\n");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"{received} differs from the verified text; accept it by renaming it to {Path.GetFileName(verified)}\n{actual}");
    }
}
