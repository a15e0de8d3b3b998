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

    /// <summary>The shim itself is not where it is looked for.</summary>
    internal static TorchUnavailableException NoShim(string file) =>
        new("TLP9001", $"{file} is not beside Tlpipe.Torch.dll; it is built for linux-x64 only: run there, and restore or build again if it was deleted");

    // The loader's message begins with .NET's general advice; the line of the system's loader is the one that helps.
    private static string Reason(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Skip(1).FirstOrDefault() ?? lines.FirstOrDefault() ?? "no reason given";
    }
}
