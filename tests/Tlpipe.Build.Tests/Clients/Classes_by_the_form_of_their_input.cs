using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Tlpipe.Models;

namespace Tlpipe.Build.Tests.Clients;

public sealed class Classes_by_the_form_of_their_input : IDisposable
{
    private const string Text = """{ "codec": "text", "form": { "kind": "text" } }""";

    private const string People = """
        { "codec": "row", "form": { "kind": "record", "fields": [
            { "name": "AGE", "type": "number", "canBeMissing": false }, { "name": "hours-per-week", "type": "number", "canBeMissing": true },
            { "name": "born", "type": "date", "canBeMissing": true }, { "name": "SEX", "type": "category", "canBeMissing": false } ] } }
        """;

    private const string Foreign = """{ "codec": "letters", "form": { "kind": "text" }, "runtime": { "package": "Letters.Package", "version": "2.1.0", "assembly": "Letters.Runtime" } }""";

    private readonly ClientWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void A_model_of_texts_takes_texts()
    {
        var files = workshop.With(Lock("spam", Text)).Generate();

        var assembly = ClientCompiler.Compile(files, """
            using var model = Spam.Load();
            if (model.Predict("win a prize").Label.Label == Label.Yes) Console.WriteLine(model.PredictMany(["a", "b"]).Count() + model.TryPredictMany(["c"]).First().Source);
            """);

        Assert.Equal(typeof(TypedTextModel<>), assembly.GetType("Garden.Spam")!.BaseType!.GetGenericTypeDefinition());
    }

    [Fact]
    public void A_model_of_records_takes_a_class_with_a_property_a_field()
    {
        var files = workshop.With(Lock("adult", People)).Generate();

        Snapshot.Verify(files["adult.g.cs"]);
        var assembly = ClientCompiler.Compile(files, """
            using var model = Adult.Load();
            Console.WriteLine(model.Predict(new AdultRow { AGE = 39, SEX = "Male", Born = new DateTimeOffset(1987, 2, 1, 0, 0, 0, TimeSpan.Zero) }).Label.Confidence);
            Console.WriteLine(model.PredictMany([new AdultRow { AGE = 39, SEX = "Male", HoursPerWeek = 40 }]).Count());
            """);
        Assert.Equal(
            """{"AGE":39,"born":"1987-02-01T00:00:00.0000000\u002B00:00","SEX":"Male"}""",
            Written(assembly, "Adult", ("AGE", 39d), ("SEX", "Male"), ("HoursPerWeek", double.NaN), ("Born", new DateTimeOffset(1987, 2, 1, 0, 0, 0, TimeSpan.Zero))));
        var complaints = ClientCompiler.Complaints(files, """Console.WriteLine(new AdultRow { AGE = 39 });""");
        Assert.Equal(["Program.cs(1,23): error CS9035: Required member 'AdultRow.SEX' must be set in the object initializer or attribute constructor."], complaints);
    }

    [Fact]
    public void Fields_may_be_called_as_they_like()
    {
        string[] names = ["Clone", "clone", "ToString", "EqualityContract", "odd-row", "class", "!", "1", "a b", "a-b", "\"; } class Evil { } //", "</c> & <b>", "日本語"];
        var fields = new JsonArray([.. names.Select(name => (JsonNode?)new JsonObject { ["name"] = name, ["type"] = "text", ["canBeMissing"] = true })]);
        var input = new JsonObject { ["codec"] = "row", ["form"] = new JsonObject { ["kind"] = "record", ["fields"] = fields } };

        var assembly = ClientCompiler.Compile(workshop.With(Lock("odd", input.ToJsonString())).Generate());

        var properties = assembly.GetType("Garden.OddRow")!.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).ToList();
        Assert.Equal(["CloneField", "CloneField2", "ToStringField", "EqualityContractField", "OddRowField", "Class", "Field6", "_1", "AB", "AB2"], properties.Take(10));
        Assert.Equal(names.Length, properties.Count);
    }

    [Fact]
    public void A_library_that_the_model_needs_must_be_referenced()
    {
        workshop.References = ["/packages/other/Other.dll"];
        workshop.With(Lock("words", Foreign));

        Assert.False(workshop.Run());
        Assert.Equal(
            ["words.model.yaml(1,1): error TLP9527: this model's inputs are decoded by 'letters', which the package Letters.Package brings, and this project doesn't reference its Letters.Runtime.dll, "
                + "so the application couldn't load the model; add <PackageReference Include=\"Letters.Package\" Version=\"2.1.0\" />"],
            workshop.Told);
        workshop.References = ["/packages/other/Other.dll", "/packages/letters/Letters.Runtime.dll"];
        Assert.True(workshop.Run());
        workshop.References = ["/packages/other/Other.dll"];
        Assert.False(workshop.Run());
    }

    [Theory]
    [InlineData("""{ "codec": "row", "form": { "kind": "stream" } }""", "'kind' is none of file, text, record")]
    [InlineData("""{ "codec": "row", "form": { "kind": "record", "fields": [ { "name": "a", "type": "text", "canBeMissing": "no" } ] } }""", "'canBeMissing' is neither true nor false")]
    [InlineData("""{ "codec": "row", "form": { "kind": "record", "fields": {} } }""", "'fields' is no list")]
    [InlineData("""{ "codec": "row", "runtime": { "package": "a\" /><Exec", "version": "1.0.0", "assembly": "a" } }""", "'package' is none")]
    public void A_lock_whose_input_is_damaged_is_told(string input, string why)
    {
        workshop.With(Lock("words", input));

        Assert.False(workshop.Run());
        Assert.Contains($"error TLP9520: no class is generated for this model, because its lock 'words.lock.json' is damaged: {why}", Assert.Single(workshop.Told), StringComparison.Ordinal);
    }

    private static JsonObject Lock(string model, string input) => ClientWorkshop.WithInput(ClientWorkshop.Lock(model, ("label", "softmax", ["no", "yes"])), input);

    /// <summary>What the generated class hands over for a record.</summary>
    private static string Written(Assembly assembly, string model, params (string Property, object Value)[] values)
    {
        var row = RuntimeHelpers.GetUninitializedObject(assembly.GetType($"Garden.{model}Row")!);
        foreach (var (property, value) in values) row.GetType().GetProperty(property)!.SetValue(row, value);
        var json = new JsonObject();
        var fields = Activator.CreateInstance(typeof(RecordFields), BindingFlags.NonPublic | BindingFlags.Instance, null, [json], null)!;
        var type = assembly.GetType($"Garden.{model}")!;
        type.GetMethod("Write", BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(RuntimeHelpers.GetUninitializedObject(type), [fields, row]);
        return json.ToJsonString();
    }
}
