using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>The environment variables that name a remote cache.</summary>
public static class RemoteCacheVariables
{
    /// <summary>The variable of the URL. A password in it is seen by fewer than one on a command line.</summary>
    public const string UrlVariable = "TLPIPE_REMOTE_CACHE";

    /// <summary>The variable that says whether it is only read.</summary>
    public const string ReadOnlyVariable = "TLPIPE_REMOTE_CACHE_READ_ONLY";

    /// <summary>How a URL of a cache is written, for people.</summary>
    public const string HowToWrite = "write http://HOST/PATH or https://HOST/PATH, with USER:PASSWORD@ before the host where it asks for them";

    /// <summary>The URL; <see langword="null"/> where there is none.</summary>
    /// <exception cref="DiagnosticException">TLP7222: it is no URL of a cache.</exception>
    public static Uri? Url(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault(UrlVariable) is not { Length: > 0 } text ? null
        : RemoteAddress.TryParse(text) ?? throw new DiagnosticException(RemoteDiagnostics.NoUrl(UrlVariable));

    /// <summary>Whether the cache is only read.</summary>
    /// <exception cref="DiagnosticException">TLP7223: it says neither yes nor no.</exception>
    public static bool IsReadOnly(IReadOnlyDictionary<string, string> environment) => environment.GetValueOrDefault(ReadOnlyVariable)?.ToLowerInvariant() switch
    {
        null or "" or "0" or "false" => false,
        "1" or "true" => true,
        var text => throw new DiagnosticException(RemoteDiagnostics.NoSwitch(ReadOnlyVariable, text)),
    };
}
