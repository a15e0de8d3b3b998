using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>What the user's cache has to tell: TLP7210 to TLP7219.</summary>
internal static class CacheDiagnostics
{
    /// <summary>Whether a diagnostic speaks of a cache, the user's or the remote one.</summary>
    public static bool Owns(Diagnostic diagnostic) => diagnostic.Code.StartsWith("TLP72", StringComparison.Ordinal);

    /// <summary>An entry is not as it was written, and a model is wanted.</summary>
    public static Diagnostic Damaged(string folder, string why, string aside) => Diagnostic.Warning(
        "TLP7210", $"this entry of the cache is damaged: {OneLine(why)}; it is set aside as {aside}, and the model is made anew", new SourceLocation(folder));

    /// <summary>An entry is not as it was written, and somebody looks at all of them.</summary>
    public static Diagnostic FoundDamaged(string path, string why, string? aside) => Diagnostic.Error(
        "TLP7211",
        aside is null
            ? $"this entry of the cache is damaged: {OneLine(why)}; a process uses it, so it stays where it is: verify again later"
            : $"this entry of the cache is damaged: {OneLine(why)}; it is set aside as {aside}, and what it held is made anew when it is needed",
        new SourceLocation(path));

    /// <summary>The cache folder can't be written.</summary>
    public static Diagnostic Unwritable(string root, Exception error) => Diagnostic.Error(
        "TLP7212",
        $"the cache can't be written: {error.Message.TrimEnd('.')}; make room ('tlpipe cache prune --max-size 1GB'), grant access, or name another folder with TLPIPE_CACHE",
        new SourceLocation(root));

    /// <summary>A size limit can't be read.</summary>
    public static Diagnostic NoSize(string variable, string text) => Diagnostic.Error(
        "TLP7213", $"{variable} is no size: '{text}'; write a number with a unit, such as 500MB, 10GB or 1.5TB, or 'unlimited'");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").TrimEnd('.');
}
