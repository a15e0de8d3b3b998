using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Planning.Advice;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Tests.Specs.Schema;

/// <summary>The schema from the first-party plugins as they were built, and an independent validator of it.</summary>
public sealed class SchemaFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Roots _roots;

    public SchemaFixture()
    {
        _roots = new(new Dictionary<string, string> { ["data"] = _folder.Path });
        Plugins = PluginCatalog.Load(FirstParty(), null, new InputFiles(_folder.Path, TimeProvider.System));
        Schema = ModelSchema.Of(Plugins, warning => Assert.Fail(warning.ToString()));
    }

    /// <summary>Why nothing can be validated here; <see langword="null"/> where it can.</summary>
    public static string? Absent { get; } = DebianPython.WhyAbsent("jsonschema", "python3-jsonschema");

    public PluginCatalog Plugins { get; }

    public JsonObject Schema { get; }

    /// <summary>A model file as an editor sees it.</summary>
    public static JsonNode? Json(string yaml) => YamlJson.Of(YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "m.yaml", new())!);

    /// <summary>What the schema has against each value: <c>training.epochs: minimum</c>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Validate(JsonNode schema, params IEnumerable<JsonNode?> values)
    {
        _folder.Write("schema.json", schema.ToJsonString());
        _folder.Write("values.json", new JsonArray([.. values]).ToJsonString());
        var script = Path.Combine(AppContext.BaseDirectory, "Specs", "Schema", "validate.py");
        return JsonSerializer.Deserialize<string[][]>(DebianPython.Run(script, _folder.Combine("schema.json"), _folder.Combine("values.json")))!;
    }

    /// <summary>Whether a model file is read, its data sets are found, and the options of every part that it names bound, without an error.</summary>
    public bool IsRead(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        if (SpecReader.Read(Encoding.UTF8.GetBytes(yaml), "m.yaml", "m.yaml", diagnostics) is not { } spec) return false;
        if (spec.Tasks.Any(task => task.DataSet.Name is { } name && spec.DataSets.All(dataSet => dataSet.Name != name))) return false;
        AdviceCodes.Check(spec, diagnostics);
        var paths = new PathResolver(_folder.Path, _roots);
        if (spec.Weights is { } weights) paths.Resolve(weights, "backbone.weights", spec.Backbone.Location, diagnostics);
        var parts = new PartMaker(Plugins, new(paths, diagnostics), diagnostics);
        foreach (var (kind, part) in PartsOf(spec)) parts.Check(kind, part);
        return !diagnostics.HasErrors;
    }

    public void Dispose()
    {
        Plugins.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<(string Kind, PartSpec Part)> PartsOf(ModelSpec spec) =>
    [
        ("backbone", spec.Backbone),
        .. spec.DataSets.Select(dataSet => ("data set", dataSet.Part)),
        .. spec.Tasks.Where(task => task.DataSet.Inline is not null).Select(task => ("data set", task.DataSet.Inline!)),
        .. spec.Tasks.Select(task => ("head", task.Head)),
        ("strategy", spec.Training.Strategy),
        ("optimizer", spec.Training.Optimizer),
        ("schedule", spec.Training.Schedule),
        ("balancer", spec.Training.Balancer),
        ("sampling", spec.Training.Sampling),
        ("sharing", spec.Training.Sharing),
    ];

    private static IReadOnlyList<string> FirstParty()
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        return [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "plugins"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
            .Select(name => Path.Combine(Repository.Root, "artifacts", "bin", name!, configuration, $"{name}.dll"))];
    }
}
