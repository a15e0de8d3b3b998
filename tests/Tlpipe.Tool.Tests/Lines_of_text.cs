using System.Globalization;
using System.Text;

namespace Tlpipe.Tool.Tests;

/// <summary>Labelled lines of text, from their file to what is predicted of others.</summary>
public sealed class Lines_of_text : IDisposable
{
    private const string Model = """
        model: weather
        version: 1.0.0
        backbone: { use: bag-of-embeddings, embedding: 8 }
        tasks:
          sky: { dataset: { use: text-lines, path: reports.txt, validateOneIn: 4, tokenizer: { use: words, minCount: 1 } }, head: classification }
        training: { strategy: full, epochs: 30, batch: 8, optimizer: { use: adam, lr: 0.05 } }
        silence: { TLP6101: a trial, TLP6102: a trial }
        """;

    private readonly Workplace _place = new();

    [Fact]
    public void Are_learned_and_predicted_from_the_command_line_from_files_and_from_standard_input()
    {
        _place.Write("reports.txt", Reports());
        _place.Write("weather.model.yaml", Model);
        _place.Run("train", "weather.model.yaml").Succeeded();

        Assert.Equal(
            [("text 1", "rain"), ("text 2", "sun")],
            Labels(_place.Run("predict", "models/weather/1.0.0", "--text", "clouds and a wet coat", "--text", "a bright and hot noon", "--json")));

        _place.Write("new.txt", "wet clouds\nbright and hot\n");
        Assert.Equal([("new.txt(1)", "rain"), ("new.txt(2)", "sun")], Labels(_place.Run("predict", "weather.model.yaml", "new.txt", "--json")));

        _place.Write("mails.txt", "spam\tclaim a prize\nspam\tclaim the prize on that day\nham\tnoon is hot\nham\ton that day at noon\n");
        _place.Write("mails.model.yaml", Model.Replace("model: weather", "model: mails").Replace("embedding: 8", "embedding: 8, weights: weather.model.yaml")
            .Replace("path: reports.txt, validateOneIn: 4, tokenizer: { use: words, minCount: 1 }", "path: mails.txt, validation: mails.txt, tokenizer: { newWords: learn }"));
        // 'claim', 'prize' and 'that' are there twice, 'the' and 'is' once.
        Assert.Contains("weather.model.yaml, weather 1.0.0; 3 tokens that it doesn't know start at random", _place.Run("plan", "mails.model.yaml").Succeeded().Output, StringComparison.Ordinal);

        var piped = ToolProcess.Run(_place, "hot and bright\n", ["predict", "models/weather/1.0.0", "-", "--json"]);
        Assert.Equal([("standard input(1)", "sun")], Labels(piped));

        Assert.Equal(
            "wet clouds: error TLP4261: there is no such file; name one with a text on each line, or give a text itself behind --text\n",
            _place.Run("predict", "weather.model.yaml", "wet clouds").Error);

        _place.Write("reports.txt", Reports().Replace("rain", "\e[31mrain", StringComparison.Ordinal));
        var renamed = _place.Run("plan", "weather.model.yaml");
        Assert.Contains("label '\uFFFD[31mrain' of task 'sky' added", renamed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', renamed.Output + renamed.Error);
    }

    public void Dispose() => _place.Dispose();

    private static IEnumerable<(string? Input, string? Label)> Labels(ToolResult result) =>
        result.Succeeded().Json["predictions"]!.AsArray().Select(prediction => ((string?)prediction!["input"], (string?)prediction["tasks"]!["sky"]!["label"]));

    private static string Reports()
    {
        var lines = new StringBuilder();
        for (var day = 0; day < 40; day++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"rain\ton day {day} wet clouds and a wet coat\n");
            lines.Append(CultureInfo.InvariantCulture, $"sun\ton day {day} bright and hot at noon\n");
        }

        return lines.ToString();
    }
}
