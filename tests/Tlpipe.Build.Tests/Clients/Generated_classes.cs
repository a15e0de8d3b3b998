using System.Reflection;
using Tlpipe.Build.Clients;
using Tlpipe.Models;

namespace Tlpipe.Build.Tests.Clients;

public sealed class Generated_classes : IDisposable
{
    private static readonly string[] HardLabels =
    [
        "ants", "Ants", "ants 2", "50 km/h", "1.5", "15", "class", "", " ", "🐝", "🐜", "value__", "ToString", "日本語", "wäsp", "éa", "x\u0301", "\u0301x", "C", "C#", "C++",
        "\"; } class Evil { } //", "*/ class Evil { } /*", "</c></summary> & <b>", "]]>", "\\u0022", "line\nclass Evil { }", "\r", "\u2028class Evil { }", "\u0085x", "\u202Eevil", "\u200D",
        "\0", "\uFFFE", "{0}", "$\"{x}\"", new string('w', 300),
    ];

    private readonly ClientWorkshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void A_class_reads_so()
    {
        var files = workshop.With(ClientWorkshop.Lock("ants-vs-bees", ("insect", "softmax", ["ants", "bees"]), ("parts", "sigmoid", ["wings", "sting"]), ("weight", "number", []))).Generate();

        Assert.Equal(["ants-vs-bees.g.cs"], files.Keys);
        Snapshot.Verify(files["ants-vs-bees.g.cs"]);
        ClientCompiler.Compile(files, """
            using var model = AntsVsBees.Load();
            var p = model.Predict("bee.jpg");
            if (p.Insect.Label == Insect.Bees) Console.WriteLine(p.Insect.Confidence + p.Insect[Insect.Ants] + p.Weight);
            if (p.Parts.Labels.Contains(Parts.Sting)) Console.WriteLine(AntsVsBees.Version);
            """);
    }

    [Fact]
    public void Labels_of_any_text_have_names_and_harm_nothing()
    {
        var files = workshop.With(ClientWorkshop.Lock("hard", ("label", "softmax", HardLabels))).Generate();

        var assembly = ClientCompiler.Compile(files);
        Assert.Equal(HardLabels, Contract(assembly, "Garden.Hard").Tasks[0].Labels);
        Assert.Equal(["Garden.Hard", "Garden.HardPrediction", "Garden.Label"], assembly.GetExportedTypes().Select(type => type.FullName).Order(StringComparer.Ordinal));
        Snapshot.Verify(string.Join('\n', HardLabels.Zip(Members(assembly, "Garden.Label"), (label, name) => $"{CSharpText.Literal(label)} {name}")) + "\n");
    }

    [Fact]
    public void Every_character_can_be_in_a_label()
    {
        string[] labels = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => !char.IsSurrogate(c)).Chunk(16).Select(chars => new string(chars))];
        var files = workshop.With(ClientWorkshop.Lock("every", ("character", "softmax", labels))).Generate();

        var assembly = ClientCompiler.Compile(files);

        Assert.Equal(labels, Contract(assembly, "Garden.Every").Tasks[0].Labels);
        Assert.Equal(labels.Length, Members(assembly, "Garden.Character").Length);
    }

    [Fact]
    public void Tasks_may_be_called_as_what_is_there_already()
    {
        var lockText = ClientWorkshop.Lock("3d-cars",
            [.. new[] { "source", "to-string", "ToString", "equals", "type", "a-b", "aB", "_3dCarsPrediction", "label" }.Where(Identifiers.IsTaskName).Select(task => (task, "softmax", new[] { task, "other" }))]);
        var files = workshop.With(lockText).With(ClientWorkshop.Lock("load", ("load", "number", []))).With(ClientWorkshop.Lock("Console", ("console", "softmax", ["on", "off"]))).Generate();

        var assembly = ClientCompiler.Compile(files, """
            Console.WriteLine(typeof(Type));
            Console.WriteLine(typeof(TypeLabel));
            """);

        Assert.Equal(["AB", "AB2", "EqualsTask", "Label", "Source", "SourceTask", "ToStringTask", "ToStringTask2", "Type"], Properties(assembly, "Garden._3dCarsPrediction"));
        Assert.Equal(["Load", "Source"], Properties(assembly, "Garden.LoadModelPrediction"));
        Assert.NotNull(assembly.GetType("Garden.ConsoleModel"));
        Assert.NotNull(assembly.GetType("Garden.ConsoleLabel"));
    }

    [Fact]
    public void Models_share_the_enum_of_a_task_while_its_labels_are_the_same()
    {
        workshop.With(ClientWorkshop.Lock("day", ("sign", "softmax", ["no", "stop"]), ("car", "softmax", ["no", "yes"])))
            .With(ClientWorkshop.Lock("night", ("sign", "sigmoid", ["no", "stop"]), ("car", "softmax", ["yes", "no"])));

        var files = workshop.Generate();

        var types = ClientCompiler.Compile(files).GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["Day", "DayCar", "DayPrediction", "Night", "NightCar", "NightPrediction", "Sign"], types);
        Assert.Contains("The labels of the task <c>sign</c> of the models <c>day</c>, <c>night</c>, in the model's order.", files["day.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Garden", "Garden.Car", "Garden.CarLabel")]
    [InlineData("Car", "Car.CarModel", "Car.CarLabel")]
    [InlineData("My.Car.Park", "My.Car.Park.CarModel", "My.Car.Park.CarLabel")]
    [InlineData("my-app.2d", "my_app._2d.Car", "my_app._2d.CarLabel")]
    [InlineData("event.class", "event.class.Car", "event.class.CarLabel")]
    [InlineData("", "Car", "CarLabel")]
    public void No_name_hides_the_namespace_or_the_class(string root, string className, string enumName)
    {
        workshop.RootNamespace = root;
        var files = workshop.With(ClientWorkshop.Lock("car", ("car", "softmax", ["no", "yes"]))).Generate();

        var assembly = ClientCompiler.Compile(files, $"Console.WriteLine({className.Split('.')[^1]}.Version + CarLabel.Yes);");

        Assert.NotNull(assembly.GetType(className));
        Assert.NotNull(assembly.GetType(enumName));
    }

    [Fact]
    public void The_project_chooses_namespace_and_class()
    {
        workshop.Namespace = "Vision.Models";
        workshop.ImplicitUsings = false;
        workshop.With(ClientWorkshop.Lock("car", ("car", "softmax", ["no", "yes"])), ("ClassName", "Vision"))
            .With(ClientWorkshop.Lock("car-2", ("car", "softmax", ["no", "yes"])), ("Namespace", "Old"), ("ClassName", "Vision"), ("OutputFolder", "ai\\old"));

        var files = workshop.Generate();
        var assembly = ClientCompiler.Compile(files, "Console.WriteLine(Vision.Models.Car.Yes); Console.WriteLine(Old.Car.Yes);");

        Assert.DoesNotContain("global using", files["car.g.cs"], StringComparison.Ordinal);
        Assert.Equal("models/car", Contract(assembly, "Vision.Models.Vision").Folder);
        Assert.Equal("ai/old/car-2", Contract(assembly, "Old.Vision").Folder);
    }

    [Fact]
    public void A_label_that_disappears_breaks_what_uses_it()
    {
        const string Program = "Console.WriteLine(Insect.Bees);";
        Assert.Empty(ClientCompiler.Complaints(workshop.With(ClientWorkshop.Lock("insects", ("insect", "softmax", ["ants", "bees"]))).Generate(), Program));

        var files = workshop.Without("insects").With(ClientWorkshop.Lock("insects", ("insect", "softmax", ["ants", "wasps"]))).Generate();

        Assert.Equal(["Program.cs(1,26): error CS0117: 'Insect' does not contain a definition for 'Bees'"], ClientCompiler.Complaints(files, Program));
    }

    private static ModelContract Contract(Assembly assembly, string type) =>
        (ModelContract)assembly.GetType(type, throwOnError: true)!.GetField("Contract", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private static string[] Members(Assembly assembly, string type) =>
        [.. assembly.GetType(type, throwOnError: true)!.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(field => (int)field.GetRawConstantValue()!).Select(field => field.Name)];

    private static IEnumerable<string> Properties(Assembly assembly, string type) =>
        assembly.GetType(type, throwOnError: true)!.GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal);
}
