using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Tests.Plugins;

namespace Tlpipe.Pipeline.Tests.Planning;

/// <summary>A folder with the sample plugin, in which model files are planned.</summary>
public sealed class PlanningFixture : IDisposable
{
    /// <summary>A small model file that plans without errors.</summary>
    public const string Model = """
        model: points
        version: 1.0.0
        backbone: { use: perceptron, width: 8 }
        tasks:
          kind: { dataset: { use: points, size: 4 }, head: vote }
        """;

    private readonly string _plugin;

    public PlanningFixture() => _plugin = PluginCompiler.CompileSample(Folder);

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Plans a model file with this text.</summary>
    internal TrainingPlan Plan(string text, Func<PlanningOptions, PlanningOptions>? options = null, string file = "m.model.yaml", params string[] plugins)
    {
        var path = Folder.Write(file, text);
        var files = Files();
        using var catalog = PluginCatalog.Load([_plugin, .. plugins], null, files);
        var settings = new PlanningOptions { OutputFolder = Folder.Combine("models"), ToolVersion = "0.1.0", EngineIdentity = "test" };
        return new Planner(catalog, files, options?.Invoke(settings) ?? settings).Plan(path);
    }

    /// <summary>What planning tells, the folder's path left out.</summary>
    internal string Errors(string text, Func<PlanningOptions, PlanningOptions>? options = null, string file = "m.model.yaml", params string[] plugins) =>
        Assert.Throws<DiagnosticException>(() => Plan(text, options, file, plugins)).Message.Replace(Folder.Path + "/", "", StringComparison.Ordinal);

    internal InputFiles Files() => new(Folder.Combine("cache"), TimeProvider.System);

    internal static PlanningOptions WithRoot(PlanningOptions options, string name, string path) =>
        options with { Roots = new Roots(new Dictionary<string, string> { [name] = path }) };

    /// <summary>Writes a safetensors file of zeros.</summary>
    public string WriteWeights(string file, params (string Name, long[] Shape)[] tensors)
    {
        var header = new JsonObject();
        var end = 0L;
        foreach (var (name, shape) in tensors)
        {
            var begin = end;
            end += 4 * shape.Aggregate(1L, (product, size) => product * size);
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. shape.Select(size => JsonValue.Create(size))]),
                ["data_offsets"] = new JsonArray(begin, end),
            };
        }

        var json = System.Text.Encoding.UTF8.GetBytes(header.ToJsonString());
        var path = Folder.Combine(file);
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[end]]);
        return path;
    }

    public void Dispose() => Folder.Dispose();
}
