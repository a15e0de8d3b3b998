using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Build.Utilities;
using Tlpipe.Build.Clients;
using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Clients;

/// <summary>A project's folder with locks in it, and the task that generates its classes.</summary>
internal sealed class ClientWorkshop : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<TaskItem> models = [];

    public string? Namespace { get; set; }

    public string RootNamespace { get; set; } = "Garden";

    public bool ImplicitUsings { get; set; } = true;

    public bool DesignTime { get; set; }

    /// <summary>The assemblies that the project references; none is said of them where there are none.</summary>
    public string[] References { get; set; } = [];

    /// <summary>Errors and warnings of the last run, <c>FILE(LINE,COLUMN): CODE: TEXT</c>.</summary>
    public IReadOnlyList<string> Told { get; private set; } = [];

    public string Clients => Path.Combine(folder.Path, "obj", "tlpipe", "clients");

    public string Combine(params string[] parts) => Path.Combine([folder.Path, .. parts]);

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Directory.GetFiles(Clients, "*.g.cs").ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);

    public ClientWorkshop With(JsonObject content, params (string Name, string Value)[] metadata) =>
        With((string)content["model"]!, content.ToJsonString(), metadata);

    public ClientWorkshop With(string model, string? content, params (string Name, string Value)[] metadata)
    {
        if (content is not null) folder.Write($"{model}.lock.json", content);
        var item = new TaskItem(Combine($"{model}.model.yaml"));
        item.SetMetadata("OutputFolder", "models");
        foreach (var (name, value) in metadata) item.SetMetadata(name, value);
        models.Add(item);
        return this;
    }

    public ClientWorkshop Without(string model)
    {
        models.RemoveAll(item => Path.GetFileName(item.ItemSpec) == $"{model}.model.yaml");
        return this;
    }

    public bool Run()
    {
        var engine = new RecordingEngine();
        var task = new GenerateModelClients
        {
            BuildEngine = engine,
            Models = [.. models],
            Namespace = Namespace,
            RootNamespace = RootNamespace,
            ImplicitUsings = ImplicitUsings,
            OutputFolder = Combine("obj", "tlpipe") + "/",
            DesignTime = DesignTime,
            References = [.. References.Select(reference => new TaskItem(reference))],
        };
        var isDone = task.Execute();
        Told = engine.Told;
        return isDone;
    }

    /// <summary>Runs the task, which has nothing to complain of, and gives the files.</summary>
    public IReadOnlyDictionary<string, string> Generate()
    {
        Assert.True(Run(), string.Join('\n', Told));
        Assert.Empty(Told);
        return Files;
    }

    /// <summary>A lock as a training writes it.</summary>
    public static JsonObject Lock(string model, params (string Name, string Kind, string[] Labels)[] tasks) => new()
    {
        ["format"] = 2,
        ["model"] = model,
        ["version"] = "1.0.0",
        ["key"] = new string('a', 64),
        ["trainingKey"] = new string('b', 64),
        ["tasks"] = new JsonObject(tasks.Select(task => KeyValuePair.Create(task.Name, (JsonNode?)new JsonObject
        {
            ["target"] = "label",
            ["kind"] = task.Kind,
            ["labels"] = JsonSerializer.SerializeToNode(task.Labels),
            ["primary"] = task.Kind == "number" ? "error" : "accuracy",
            ["split"] = "validation",
            ["n"] = 153,
            ["best"] = task.Kind == "number" ? new JsonObject { ["error"] = 12.25 } : new JsonObject { ["accuracy"] = 0.96078, ["macroF1"] = null },
            ["intervals"] = task.Kind == "number" ? [] : new JsonObject { ["accuracy"] = new JsonArray(0.9171, 0.9819) },
        }))),
        ["artifact"] = new JsonObject { ["sha256"] = new JsonObject { ["model.json"] = new string('c', 64) } },
    };

    /// <summary>A lock of a model that takes texts, or records.</summary>
    public static JsonObject WithInput(JsonObject content, string input)
    {
        content["input"] = JsonNode.Parse(input);
        return content;
    }

    public void Dispose() => folder.Dispose();
}
