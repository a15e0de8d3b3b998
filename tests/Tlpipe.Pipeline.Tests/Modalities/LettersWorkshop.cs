using Tlpipe.Models;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Plugins.Packages;
using Tlpipe.Pipeline.Tests.Plugins;

namespace Tlpipe.Pipeline.Tests.Modalities;

/// <summary>A workshop with a plugin of another modality: words of letters, and records of weather stations.</summary>
internal sealed class LettersWorkshop : IDisposable
{
    private readonly TemporaryFolder _plugins = new();

    public LettersWorkshop() => Workshop.MorePlugins = [PluginCompiler.CompileLetters(_plugins)];

    public Workshop Workshop { get; } = new();

    public static string Words(
        string name = "words", string dataSet = "{ use: words }", string strategy = "full", string backbone = "use: letters-net", int epochs = 2, int batch = 8, string tasks = "") => $$"""
        model: {{name}}
        version: 1.0.0
        seed: 3
        backbone: { {{backbone}} }
        tasks:
          pitch: { dataset: {{dataSet}}, head: classification }
          {{tasks}}
        training: { strategy: {{strategy}}, epochs: {{epochs}}, batch: {{batch}}, optimizer: { use: adam, lr: 0.05 } }
        """;

    public const string Stations = """
        model: stations
        version: 1.0.0
        backbone: { use: station-net }
        tasks:
          frost: { dataset: { use: stations }, head: classification }
        training: { strategy: full, epochs: 2, batch: 8, optimizer: { use: adam, lr: 0.05 } }
        """;

    /// <summary>The codecs for a model where only a project of plugins may have them.</summary>
    public CodecRegistry Codecs(string artifact, PluginProject project) => PluginCodecs.For(artifact, Options() with { PluginProjects = [project] });

    /// <summary>The codecs for a model, its plugin's and those of others among them.</summary>
    public CodecRegistry Codecs(string artifact, params string[] others) => PluginCodecs.For(artifact, Options() with { Plugins = [.. Workshop.MorePlugins, .. others] });

    private PipelineOptions Options() => new() { OutputFolder = Workshop.OutputFolder, Threads = 2, Cache = new CacheLayout(Workshop.CacheFolder), ToolVersion = "0.0.0-test" };

    public void Dispose()
    {
        Workshop.Dispose();
        _plugins.Dispose();
    }
}
