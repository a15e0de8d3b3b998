using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Plugins.Packages;
using Tlpipe.Pipeline.Tests.Plugins;
using Tlpipe.Pipeline.Tests.Plugins.Packages;

namespace Tlpipe.Pipeline.Tests.Modalities;

public sealed class Codecs_of_libraries
{
    [Fact]
    public void A_model_of_another_modality_predicts_with_the_library_that_lies_beside_a_plugin()
    {
        using var letters = new LettersWorkshop();
        var words = letters.Workshop.Build(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(epochs: 6))).Folder;
        var stations = letters.Workshop.Build(letters.Workshop.Write("stations.model.yaml", LettersWorkshop.Stations.Replace("epochs: 2", "epochs: 8", StringComparison.Ordinal))).Folder;

        using var model = Predictor.Load(words, new() { Codecs = letters.Codecs(words) });
        Assert.Equal(["low", "high", "low"], model.PredictMany(new[] { "abcab", "f", "cbacbacbacbacbacbacbacbacba" }.Select(word => EncodedInput.Text(word))).Select(said => said["pitch"].Label!));
        using var weather = Predictor.Load(stations, new() { Codecs = letters.Codecs(stations) });
        Assert.Equal("yes", weather.Predict(EncodedInput.Record(new JsonObject { ["temperature"] = -20 }, "Sonnblick"))["frost"].Label);
        var error = Assert.Throws<DiagnosticException>(() => weather.Predict(EncodedInput.Record([], "Sonnblick")));
        Assert.Equal("Sonnblick: error LET4002: 'temperature' is no number", error.Message);
        var thrown = Assert.Throws<DiagnosticException>(() => weather.Predict(EncodedInput.Record(new JsonObject { ["temperature"] = 1, ["taken"] = "noon" }, "Sonnblick")));
        Assert.StartsWith("Sonnblick: error TLP4216: the codec 'station' of Letters.Runtime.Package 2.1.0 failed on this input: FormatException: ", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("; correct the input, or report it to the codec's author", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_is_found_beside_a_plugin_that_was_added()
    {
        using var letters = new LettersWorkshop();
        using var folder = new TemporaryFolder();
        var words = letters.Workshop.Build(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(epochs: 1))).Folder;
        var plugin = PluginCompiler.CompileLetters(folder);
        var feed = new SampleFeed(folder);
        feed.Publish("Letters", "1.0.0", plugin, Path.Combine(Path.GetDirectoryName(plugin)!, "Letters.Runtime.dll"));
        var project = PluginProject.FindOrPlace(folder.Combine("models"));
        new PluginPackages(new CacheLayout(folder.Combine("cache")), feed).Add(project, "Letters", null, null, folder.Path, (added, _) => added);

        using var model = Predictor.Load(words, new() { Codecs = letters.Codecs(words, project) });

        Assert.Equal("text 1", model.Predict(EncodedInput.Text("abc", "text 1")).Source);
    }

    [Fact]
    public void Without_the_library_the_model_says_which_package_to_add()
    {
        using var letters = new LettersWorkshop();
        var words = letters.Workshop.Build(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(epochs: 1))).Folder;

        var error = Assert.Throws<DiagnosticException>(() => Predictor.Load(words));

        Assert.Equal(
            $"{Path.Combine(words, "model.json")}: error TLP4250: the model's inputs are decoded by 'letters', which the package Letters.Runtime.Package brings, and its Letters.Runtime.dll is not here; "
            + "add it: dotnet add package Letters.Runtime.Package --version 2.1.0; for the command line, add the plugin that has it along with 'tlpipe plugins add', or give it with --plugins",
            error.Message);
    }

    [Fact]
    public void Only_a_library_that_says_so_is_asked_for_a_codec()
    {
        using var letters = new LettersWorkshop();
        var words = letters.Workshop.Build(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(epochs: 1))).Folder;
        void Name(string library)
        {
            var path = Path.Combine(words, "model.json");
            var manifest = JsonNode.Parse(File.ReadAllText(path))!;
            manifest["input"]!["runtime"]!["assembly"] = library;
            File.WriteAllText(path, manifest.ToJsonString());
        }

        Name("Tlpipe.Pipeline");
        Assert.Contains("TLP4251: the Tlpipe.Pipeline.dll that is here brings no codecs, and the model's inputs are decoded by 'letters'; use Letters.Runtime.Package 2.1.0", Assert.Throws<DiagnosticException>(() => Predictor.Load(words)).Message, StringComparison.Ordinal);
        Name("../../Letters, Version=1.0");
        Assert.Contains("TLP4250", Assert.Throws<DiagnosticException>(() => Predictor.Load(words)).Message, StringComparison.Ordinal);
        Name("Broken.Runtime");
        using var folder = new TemporaryFolder();
        var broken = PluginCompiler.Compile(folder, "Broken.Runtime", """[assembly: TlpipeCodec("letters", typeof(Broken))] public sealed class Broken { }""");
        Assert.Contains("TLP4252: Broken.Runtime.dll names Broken for the codec 'letters', which can't be made: it is no ICodecFactory", Assert.Throws<DiagnosticException>(() => letters.Codecs(words, broken)).Message, StringComparison.Ordinal);
    }
}
