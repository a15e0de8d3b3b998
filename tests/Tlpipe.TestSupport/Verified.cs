using System.Runtime.CompilerServices;
using Xunit;

namespace Tlpipe.TestSupport;

/// <summary>Compares a text with the file <c>CLASS.TEST.verified.txt</c> beside the test; a text that differs is left as <c>*.received.txt</c>.</summary>
public static class Verified
{
    /// <summary>Asserts that the text is the verified one. To accept a new one, rename the received file.</summary>
    public static void Text(string actual, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        // Builds map the repository's folder to /_/, so that assemblies don't depend on it.
        var source = file.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, file[3..]) : file;
        var stem = Path.Combine(Path.GetDirectoryName(source)!, $"{Path.GetFileNameWithoutExtension(source)}.{test}");
        var verified = stem + ".verified.txt";
        var received = stem + ".received.txt";
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        actual = actual.TrimEnd() + "\n";
        if (actual != expected) File.WriteAllText(received, actual);
        else File.Delete(received);
        Assert.Equal(expected, actual);
    }
}
