using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Reports;

namespace Tlpipe.Pipeline.Tests.Reports;

public sealed class Data_of_reports
{
    [Fact]
    public void Calibration_is_the_mean_distance_of_confidence_and_accuracy_by_bin()
    {
        var task = Task("softmax", "[0.95, 0.05] 0", "[0.93, 0.07] 1", "[0.35, 0.65] 1", "[0.5, 0.5] 0");

        var calibration = Calibration.Of(task);

        Assert.Equal(4, calibration.Count);
        Assert.Equal(new CalibrationBin(0.9, 1, 2, 0.94, 0.5), calibration.Bins[9]);
        Assert.Equal((1, 0.65, 1.0), (calibration.Bins[6].Count, calibration.Bins[6].Confidence, calibration.Bins[6].Accuracy));
        Assert.Equal((2 * 0.44 + 0.35 + 0.5) / 4, calibration.Error, 12);
    }

    [Fact]
    public void Each_of_several_labels_is_a_prediction_of_its_own_and_one_that_is_not_known_is_none()
    {
        var calibration = Calibration.Of(Task("sigmoid", "[0.8, 0.1] [1, 1]", "[0.4, 0.75] [null, 0]"));

        Assert.Equal(3, calibration.Count);
        Assert.Equal((1, 0.8, 1.0), (calibration.Bins[8].Count, calibration.Bins[8].Confidence, calibration.Bins[8].Accuracy));
        Assert.Equal((1, 0.9, 0.0), (calibration.Bins[9].Count, calibration.Bins[9].Confidence, calibration.Bins[9].Accuracy));
        Assert.Equal((1, 0.75, 0.0), (calibration.Bins[7].Count, calibration.Bins[7].Confidence, calibration.Bins[7].Accuracy));
    }

    [Fact]
    public void Of_many_classes_the_most_probable_one_counts()
    {
        var example = ReportedExample.Read(JsonNode.Parse("""{ "id": "1", "name": "a", "label": 7, "top": [[7, 0.6], [3, 0.2]], "loss": 0.5 }""")!.AsObject());

        Assert.Equal([(0.6, true)], example.Judged("softmax"));
    }

    [Fact]
    public void Text_cannot_end_the_element_that_holds_it()
    {
        var page = PageTemplate.Fill(new() { ["name"] = "</script><!--\u2028\u2029&\"'" });

        Assert.Contains("""<script type="application/json" id="data">{"name":"\u003C/script\u003E\u003C!--\u2028\u2029\u0026\u0022\u0027"}</script>""", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2028", page[page.IndexOf("id=\"data\"", StringComparison.Ordinal)..page.IndexOf("</script>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void Making_a_model_again_takes_the_roots_that_its_file_names()
    {
        var steps = Rebuilding.Of(JsonNode.Parse("""{ "name": "spam", "environment": { "device": "cpu", "threads": 2 } }""")!.AsObject());

        Assert.Equal("tlpipe train spam.model.yaml --device cpu --threads 2", (string?)steps[0]!["command"]);
        Assert.EndsWith("This and the others take --root NAME=PATH for each $(NAME) in the file.", (string?)steps[0]!["says"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_damaged_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("model.json", """{ "name": "a" }""");
        var metrics = folder.Write("metrics.json", "[1, 2]");

        var error = Assert.Throws<DiagnosticException>(() => ReportPage.Write(folder.Path));

        Assert.Equal($"{metrics}: error TLP7303: no report can be made of this file: it holds no JSON object; build the model again", Assert.Single(error.Diagnostics).ToString());
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_an_error_that_says_what_to_do()
    {
        using var folder = new TemporaryFolder();
        folder.Write("model.json", """{ "name": "a" }""");
        var place = folder.Write("file", "");

        var error = Assert.Throws<DiagnosticException>(() => ReportPage.Write(folder.Path, Path.Combine(place, "report.html")));

        Assert.Equal("TLP7304", Assert.Single(error.Diagnostics).Code);
        Assert.EndsWith("make room or grant access, or choose another file with --html", error.Message, StringComparison.Ordinal);
    }

    private static ReportedTask Task(string kind, params string[] examples) => ReportedTask.Read(new()
    {
        ["kind"] = kind,
        ["labels"] = new JsonArray("ants", "bees"),
        ["examples"] = new JsonArray([.. examples.Select(example => example.Split("] ")).Select(parts => (JsonNode)new JsonObject
        {
            ["id"] = "1", ["name"] = "a", ["output"] = JsonNode.Parse(parts[0] + "]"), ["label"] = JsonNode.Parse(parts[1]), ["loss"] = 0.0,
        })]),
    });
}
