using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Tests.Plugins;

namespace Tlpipe.Pipeline.Tests.Specs.Schema;

public sealed class Schema_of_model_files(SchemaFixture fixture) : IClassFixture<SchemaFixture>
{
    private const string Good = """
        model: street
        version: 1.0.0
        backbone: small-cnn
        datasets: { street: street-scenes }
        tasks: { car: { dataset: street, target: car, head: classification } }
        """;

    [SkippableFact]
    public void Accepts_every_model_file_of_the_repository()
    {
        Skip.If(SchemaFixture.Absent is not null, SchemaFixture.Absent);
        var files = ModelFiles();
        Assert.True(files.Count > 4, "there are samples, and READMEs that show whole files");

        var found = fixture.Validate(fixture.Schema, files.Select(file => SchemaFixture.Json(file.Text)));

        Assert.All(files.Zip(found), pair => Assert.True(pair.Second.Count == 0, $"{pair.First.Name}: {string.Join(", ", pair.Second)}"));
    }

    [SkippableFact]
    public void Refuses_a_wrong_value_in_every_section_at_its_place()
    {
        Skip.If(SchemaFixture.Absent is not null, SchemaFixture.Absent);
        Snapshot.Verify(string.Join('\n', fixture.Validate(fixture.Schema, SchemaFixture.Json(WrongModelFile.Text))[0]) + "\n");
    }

    [SkippableFact]
    public void Refuses_what_the_reader_refuses()
    {
        Skip.If(SchemaFixture.Absent is not null, SchemaFixture.Absent);
        (string Edit, string To, string Expected)[] mistakes =
        [
            ("backbone: small-cnn", "backbone: smal-cnn", "backbone: enum"),
            ("backbone: small-cnn", "backbone: { use: smal-cnn }", "backbone.use: enum"),
            ("backbone: small-cnn", "backbone: { width: 4 }", "backbone: required"),
            ("backbone: small-cnn", "backbone: { use: resnet-18, width: 4 }", "backbone: additionalProperties"),
            ("backbone: small-cnn", "backbone: { use: resnet-18, weights: a$(data) }", "backbone.weights: pattern"),
            ("backbone: small-cnn", "backbone: [small-cnn]", "backbone: enum"),
            ("street-scenes", "{ use: street-scenes, light: dusk }", "datasets.street.light: enum"),
            ("street-scenes", "image-folder", "datasets.street: enum"),
            ("street-scenes", "{ use: image-folder }", "datasets.street: required"),
            ("street: street-scenes", "1st: street-scenes", "datasets: pattern"),
            ("head: classification", "head: { use: classification, dropout: 1 }", "tasks.car.head.dropout: exclusiveMaximum"),
            ("head: classification", "haed: classification", "tasks.car: required"),
            ("1.0.0", "1.0", "version: type"),
            ("1.0.0", "1.0.0.0", "version: pattern"),
            ("street\n", "street.\n", "model: pattern"),
        ];

        var found = fixture.Validate(fixture.Schema, [SchemaFixture.Json(Good), .. mistakes.Select(mistake => SchemaFixture.Json(Edited(mistake.Edit, mistake.To)))]);

        Assert.Empty(found[0]);
        Assert.All(mistakes.Zip(found.Skip(1)), pair => Assert.Contains(pair.First.Expected, pair.Second));
        Assert.All(mistakes, mistake => Assert.False(fixture.IsRead(Edited(mistake.Edit, mistake.To)), mistake.To));
        Assert.True(fixture.IsRead(Good));
    }

    [SkippableFact]
    public void Accepts_whatever_the_reader_accepts()
    {
        Skip.If(SchemaFixture.Absent is not null, SchemaFixture.Absent);
        var read = new List<string>();
        var refused = 0;
        Prop.ForAll(new WrittenFiles(fixture.Plugins).All.ToArbitrary(), text =>
        {
            if (fixture.IsRead(text)) read.Add(text);
            else refused++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
        Assert.True(read.Count > 50 && refused > 50, $"{read.Count} files were read and {refused} refused; some of both show something");

        var found = fixture.Validate(fixture.Schema, read.Select(SchemaFixture.Json));

        Assert.All(read.Zip(found), pair => Assert.True(pair.Second.Count == 0, $"{string.Join(", ", pair.Second)}: {pair.First}"));
    }

    [Fact]
    public void Shows_types_ranges_defaults_and_descriptions()
    {
        var training = fixture.Schema["properties"]!["training"]!["properties"]!;
        Assert.Equal(
            """{"type":"integer","minimum":1,"maximum":1000000,"description":"The examples of the largest data set in a step.","default":16}""",
            training["batch"]!.ToJsonString());
        Assert.Equal("""{"use":"sgd","lr":0.01,"momentum":0.9}""", training["optimizer"]!["default"]!.ToJsonString());
        Assert.Equal(
            """{"type":"number","minimum":0,"exclusiveMaximum":1,"description":"The share of the last step that the next one keeps, from 0 to below 1.","default":0.9}""",
            OptionsOf(fixture.Schema, "optimizer", "sgd")["momentum"]!.ToJsonString());
    }

    [Fact]
    public void Knows_the_parts_of_other_plugins_and_says_whose_options_it_cannot_describe()
    {
        using var folder = new TemporaryFolder();
        var plugin = PluginCompiler.Compile(folder, "Odd", """
            [assembly: TlpipePlugin(typeof(Odd))]
            public sealed class Odd : IPlugin
            {
                public void Configure(IServiceCollection services) => services.AddSchedule<Fine>("fine").AddSchedule<Faulty>("faulty");
            }
            public sealed record FineOptions { [System.ComponentModel.Description("How fine.")] public int? Grain { get; init; } = 3; public Paper? Paper { get; init; } public Sized? Sized { get; init; } }
            public sealed record Paper { [System.ComponentModel.DataAnnotations.Required] public string Use { get; init; } = ""; }
            public sealed record Sized { public string Use { get; init; } = ""; [System.ComponentModel.DataAnnotations.Required] public int Size { get; init; } }
            public sealed record FaultyOptions { public FaultyOptions() => throw new InvalidOperationException("no options today"); }
            public sealed class Fine : Provider<ISchedule, FineOptions> { protected override ISchedule Create(FineOptions options, PartContext context) => throw new NotSupportedException(); }
            public sealed class Faulty : Provider<ISchedule, FaultyOptions> { protected override ISchedule Create(FaultyOptions options, PartContext context) => throw new NotSupportedException(); }
            """);
        using var catalog = PluginCatalog.Load([plugin], null, new InputFiles(folder.Path, TimeProvider.System));
        var warnings = new List<Diagnostic>();

        var schema = ModelSchema.Of(catalog, warnings.Add);

        Assert.Equal("""{"type":["integer","null"],"description":"How fine.","default":3}""", OptionsOf(schema, "schedule", "fine")["grain"]!.ToJsonString());
        // A name alone says all of a section that wants no more than that.
        Assert.Equal("string", (string?)OptionsOf(schema, "schedule", "fine")["paper"]!["else"]!["type"]![0]);
        Assert.Equal("object", (string?)OptionsOf(schema, "schedule", "fine")["sized"]!["type"]![0]);
        Assert.Equal(
            "tlpipe: warning TLP1090: the schema accepts any options for schedule 'faulty' of Odd 0.0.0, because its options record can't be made (InvalidOperationException: no options today); its plugin must be changed",
            Assert.Single(warnings).ToString());
    }

    private static JsonNode OptionsOf(JsonNode schema, string kind, string name) =>
        schema["$defs"]![kind]!["allOf"]!.AsArray().Single(part => (string?)part!["if"]!["properties"]!["use"]!["const"] == name)!["then"]!["properties"]!;

    private static string Edited(string old, string now)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        return Good.Replace(old, now);
    }

    /// <summary>What shows the parts of somebody else's plugin, which the schema knows only where that is present.</summary>
    private static bool IsOfOthers(string name) => name is "plugins/README.md" || name.Contains("/tlpipe-plugin/", StringComparison.Ordinal);

    /// <summary>The model files of samples and templates, and those that READMEs show whole.</summary>
    private static List<(string Name, string Text)> ModelFiles()
    {
        var files = Directory.EnumerateFiles(Repository.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
            .Select(file => (Path: file, Name: Path.GetRelativePath(Repository.Root, file)))
            .Where(file => !IsOfOthers(file.Name) && !file.Name.StartsWith("artifacts", StringComparison.Ordinal) && !file.Name.Contains("/obj/", StringComparison.Ordinal) && !file.Name.Contains("/bin/", StringComparison.Ordinal))
            .ToList();
        return
        [
            .. files.Where(file => file.Name.EndsWith(".model.yaml", StringComparison.Ordinal)).Select(file => (file.Name, File.ReadAllText(file.Path))),
            .. files.Where(file => file.Name.EndsWith(".md", StringComparison.Ordinal)).SelectMany(file => Shown(File.ReadAllText(file.Path)).Select(text => (file.Name, text))),
        ];
    }

    private static IEnumerable<string> Shown(string markdown) =>
        Regex.Matches(markdown, @"^```yaml\n(?<text>(#.*\n)*model:[\s\S]*?)^```", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(30)).Select(match => match.Groups["text"].Value);
}
