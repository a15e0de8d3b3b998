using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Torch;

namespace Tlpipe.Pipeline.Planning;

/// <summary>
/// Which engine trains: a digest of the compiled code of its assemblies. A version number alone would leave stale models in the cache
/// of whoever builds the engine from source; builds are deterministic, so equal source gives equal identity on every machine.
/// </summary>
internal static class EngineIdentity
{
    public static string Current { get; } = Of(typeof(torch), typeof(IPlugin), typeof(ModelManifest), typeof(EngineIdentity));

    private static string Of(params Type[] assemblies)
    {
        using var digest = new DigestBuilder();
        foreach (var assembly in assemblies.Select(type => type.Assembly))
            digest.Add(assembly.GetName().Name!, assembly.ManifestModule.ModuleVersionId.ToString("N"));
        return digest.Build().Hex;
    }
}
