using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Tests.Modalities;

public sealed class What_is_known_of_an_input
{
    [Fact]
    public void Manifest_and_lock_say_how_it_is_handed_over_and_which_library_brings_its_codec()
    {
        using var letters = new LettersWorkshop();
        var file = letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words());
        var records = letters.Workshop.Write("stations.model.yaml", LettersWorkshop.Stations);

        var (words, stations) = (letters.Workshop.Build(file), letters.Workshop.Build(records));

        var runtime = new CodecRuntime("Letters.Runtime.Package", "2.1.0", "Letters.Runtime");
        Assert.Equal((InputForm.Text, runtime, 7L), (words.Manifest.Input.Form, words.Manifest.Input.Runtime, words.Manifest.Input.Signature.Vocabulary));
        Assert.Equal(new LockedInput(words.Manifest.Input.Signature, "letters") { Form = InputForm.Text, Runtime = runtime }, ModelLock.Read(ModelLock.PathFor(file))!.Input);
        var fields = stations.Manifest.Input.Form;
        Assert.Equal(["temperature", "wind from", "taken"], fields.Fields.Select(field => field.Name));
        Assert.Equal(new LockedInput(stations.Manifest.Input.Signature, "station") { Form = fields, Runtime = runtime }, ModelLock.Read(ModelLock.PathFor(records))!.Input);
        Assert.Equal(
            """{"modality":"letters","type":"int64","shape":[null],"vocabulary":7,"codec":"letters","form":{"kind":"text"},"runtime":{"package":"Letters.Runtime.Package","version":"2.1.0","assembly":"Letters.Runtime"}}""",
            JsonNode.Parse(File.ReadAllText(ModelLock.PathFor(file)))!["input"]!.ToJsonString());
    }

    [Fact]
    public void What_a_data_set_inferred_is_locked_and_comes_back()
    {
        using var letters = new LettersWorkshop();
        var file = letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(dataSet: "{ use: words, letters: abcdef }"));
        letters.Workshop.Build(file);

        Assert.Equal("""{"alphabet":"abcdef"}""", JsonNode.Parse(File.ReadAllText(ModelLock.PathFor(file)))!["dataSets"]!["pitch"]!.ToJsonString());
        // Other words with the letters of before keep the alphabet; without the lock they would make one of their own.
        letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(dataSet: "{ use: words, letters: abef }"));
        Assert.Equal("abcdef", AlphabetOf(letters.Workshop.Plan(file)));
        letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(dataSet: "{ use: words, letters: abyz }"));
        Assert.Contains("LET3001: the words have letters that the lock's alphabet 'abcdef' lacks", Assert.Throws<DiagnosticException>(() => letters.Workshop.Plan(file)).Message, StringComparison.Ordinal);
        File.Delete(ModelLock.PathFor(file));
        Assert.Equal("abyz", AlphabetOf(letters.Workshop.Plan(file)));
    }

    [Fact]
    public void A_data_set_knows_the_codec_of_the_model_whose_trunk_it_trains_on()
    {
        using var letters = new LettersWorkshop();
        letters.Workshop.Write("base.model.yaml", LettersWorkshop.Words("base", "{ use: words, letters: abcdefgh }"));
        string Alphabet(string weights) =>
            AlphabetOf(letters.Workshop.Plan(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(backbone: $"use: letters-net, weights: {weights}"))));

        Assert.Equal("abcdefgh", Alphabet("base.model.yaml"));
        letters.Workshop.Build(letters.Workshop.Combine("base.model.yaml"));
        Assert.Equal("abcdefgh", Alphabet("out/base/1.0.0/model.safetensors"));
        var built = letters.Workshop.Combine("out", "base", "1.0.0");
        using var pipeline = letters.Workshop.Pipeline(with: options => options with { BuiltModels = new Dictionary<string, string> { [letters.Workshop.Combine("base.model.yaml")] = built } });
        Assert.Equal("abcdefgh", AlphabetOf(pipeline.Plan(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(backbone: "use: letters-net, weights: base.model.yaml")))));
    }

    private static string AlphabetOf(TrainingPlan plan) => (string)plan.DataSets[0].Data.Codec.Settings["alphabet"]!;
}
