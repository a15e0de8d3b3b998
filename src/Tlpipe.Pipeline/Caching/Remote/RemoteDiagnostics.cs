using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching.Remote;

/// <summary>What the remote cache has to tell: TLP7220 to TLP7229.</summary>
internal static class RemoteDiagnostics
{
    /// <summary>It can't be used.</summary>
    public static Diagnostic Unusable(RemoteAddress address, string why) => Diagnostic.Warning(
        "TLP7220", $"the remote cache {address} is not used any more in this run: {why}; the build goes on without it");

    /// <summary>It holds something else than it should.</summary>
    public static Diagnostic Damaged(RemoteAddress address, string model, string key, string why) => Diagnostic.Warning(
        "TLP7221", $"what the remote cache {address} holds for '{model}' can't be used: {why}; it counts as absent (ac/{key})");

    /// <summary>A variable is no URL. It isn't shown: a password may stand in it.</summary>
    public static Diagnostic NoUrl(string variable) => Diagnostic.Error("TLP7222", $"{variable} is no URL of a cache; {RemoteCacheVariables.HowToWrite}");

    /// <summary>A variable is neither yes nor no.</summary>
    public static Diagnostic NoSwitch(string variable, string text) => Diagnostic.Error("TLP7223", $"{variable} is '{text}'; write 1 for yes or 0 for no");
}
