using System.Reflection;
using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>The codecs that lie beside plugins, for whoever runs a model with the plugins that built it and not with an application's packages.</summary>
public static class PluginCodecs
{
    /// <summary>The codecs for a model: those of <c>Tlpipe.Models</c>, and the one whose library its manifest names, where one of the plugins has it along. No plugin is run.</summary>
    /// <param name="artifact">The model's folder.</param>
    /// <param name="options">Says where plugins are.</param>
    /// <exception cref="DiagnosticException">TLP4201 to TLP4203: the manifest can't be read; TLP2002: a given plugin isn't there; TLP2012, TLP2015, TLP2016: packages of plugins can't be had; TLP4251 and TLP4252: the library brings no such codec.</exception>
    public static CodecRegistry For(string artifact, PipelineOptions options)
    {
        var manifest = Path.Combine(artifact, ArtifactFiles.Manifest);
        var input = ManifestFile.Read(manifest).Input;
        if (input.Runtime is not { } runtime) return CodecRegistry.Default;
        var errors = new DiagnosticBag();
        var plugins = PluginDiscovery.Find(options.Plugins, options.BundledPlugins, errors);
        errors.ThrowIfErrors();
        return plugins.Concat(options.PackagedPlugins()).Select(plugin => TryLoad(plugin, runtime.Assembly)).FirstOrDefault(library => library is not null) is { } found
            ? CodecRegistry.Default.WithRuntime(input.Codec, RuntimeCodecs.Find(manifest, input.Codec, runtime, found).Create)
            : CodecRegistry.Default;
    }

    /// <summary>The library, from beside a plugin; <see langword="null"/> where it isn't there.</summary>
    private static Assembly? TryLoad(string plugin, string library)
    {
        if (!File.Exists(Path.Combine(Path.GetDirectoryName(plugin)!, library + ".dll"))) return null;
        try
        {
            return new PluginLoadContext(plugin).LoadFromAssemblyName(new AssemblyName { Name = library });
        }
        catch (Exception error) when (error is IOException or BadImageFormatException or InvalidOperationException)
        {
            // Another plugin may have a better one; without any, the predictor says what is missing.
            return null;
        }
    }
}
