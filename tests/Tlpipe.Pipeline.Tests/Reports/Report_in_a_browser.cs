using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Tests.Reports;

public sealed class Report_in_a_browser(Pages pages) : IClassFixture<Pages>
{
    [SkippableFact]
    public void The_curves_of_a_trained_model_are_those_of_its_metrics()
    {
        var browser = pages.Open(pages.Street);
        var metrics = JsonNode.Parse(File.ReadAllText(Path.Combine(pages.Street, ArtifactFiles.Metrics)))!;

        foreach (var task in new[] { "car", "sign" })
        {
            double[] expected = [Start(metrics, task), .. metrics["epochs"]!.AsArray().Select(epoch => (double)epoch!["tasks"]![task]!["accuracy"]!)];
            Assert.Equal(expected, Curve(browser, $"curve-{task}", "model"));
            Assert.Equal(metrics["epochs"]!.AsArray().Select(epoch => (double)epoch!["tasks"]![task]!["validationLoss"]!), Curve(browser, $"loss-{task}", "validation"));
        }

        Assert.Equal([new Uri(Path.Combine(pages.Street, ArtifactFiles.Report)).AbsoluteUri], browser.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)));
    }

    private static double Start(JsonNode metrics, string task) => (double)metrics["start"]![task]!["accuracy"]!;

    /// <summary>A curve as the chart holds it; its line is drawn, too.</summary>
    private static IEnumerable<double> Curve(Chromium browser, string chart, string series)
    {
        Assert.True((bool)browser.Evaluate($"document.querySelector('#chart-{chart} svg path') !== null")!);
        return browser.Evaluate($"tlpipe.drawn('{chart}').series.find(one => one.id === '{series}').data.map(point => point[1])")!.AsArray().Select(value => (double)value!);
    }
}
