namespace Tlpipe.Torch;

/// <summary>Reads what libtorch says about its own build.</summary>
internal static class TorchBuild
{
    /// <summary>The value after <c>TORCH_VERSION=</c>, or null.</summary>
    internal static string? VersionIn(string config) => ValueAfter(config, "TORCH_VERSION=");

    /// <summary>The value after <c>CPU capability usage: </c>, or null.</summary>
    internal static string? CapabilityIn(string config) => ValueAfter(config, "CPU capability usage: ");

    /// <summary><c>1.13</c> of <c>1.13.1</c>.</summary>
    internal static string MajorMinor(string version) => string.Join('.', version.Split('.').Take(2));

    private static string? ValueAfter(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = text[(at + mark.Length)..];
        var end = rest.IndexOfAny([',', '\n', ' ']);
        return (end < 0 ? rest : rest[..end]).Trim();
    }
}
