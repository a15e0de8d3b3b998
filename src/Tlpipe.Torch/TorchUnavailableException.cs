namespace Tlpipe.Torch;

/// <summary>libtorch, or the shim over it, could not be loaded.</summary>
public sealed class TorchUnavailableException : Exception
{
    private const string Remedy = "install it: apt-get install libtorch-dev libopenblas0-pthread";

    /// <summary><c>TLP9001</c>: not found. <c>TLP9002</c>: found, but of another version than this build needs.</summary>
    public string Code { get; }

    private TorchUnavailableException(string code, string message) : base(message) => Code = code;

    /// <summary>Tells a missing library from a wrong one by what the loader said.</summary>
    internal static TorchUnavailableException From(string loaderMessage) =>
        loaderMessage.Contains("undefined symbol", StringComparison.Ordinal) || loaderMessage.Contains("version `", StringComparison.Ordinal)
            ? WrongVersion(Reason(loaderMessage))
            : new("TLP9001", $"libtorch could not be loaded ({Reason(loaderMessage)}); {Remedy}");

    internal static TorchUnavailableException WrongVersion(string reason) =>
        new("TLP9002", $"libtorch has the wrong version ({reason}); {Remedy}");

    // The loader's message tells every place it looked; the line that names a library is the one that helps.
    private static string Reason(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = lines.FirstOrDefault(l => l.Contains("undefined symbol", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(l => l.Contains("libtorch", StringComparison.Ordinal) || l.Contains("libc10", StringComparison.Ordinal))
            ?? lines.FirstOrDefault() ?? "no reason given";
        return line.TrimEnd('.');
    }
}
