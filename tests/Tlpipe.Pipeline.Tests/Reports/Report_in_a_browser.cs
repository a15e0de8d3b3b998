using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Reports;

namespace Tlpipe.Pipeline.Tests.Reports;

public sealed class Report_in_a_browser(Pages pages) : IClassFixture<Pages>
{
    private const string Sections = "[...document.querySelectorAll('section')].map(one => one.id).join(' ')";

    [SkippableFact]
    public void The_curves_of_a_trained_model_are_those_of_its_metrics()
    {
        var browser = pages.Open(pages.Street);
        var metrics = Json(pages.Street, ArtifactFiles.Metrics);

        foreach (var task in new[] { "car", "sign" })
        {
            double[] expected = [(double)metrics["start"]![task]!["accuracy"]!, .. Epochs(metrics, task, "accuracy")];
            Assert.Equal(expected, Curve(browser, $"curve-{task}", "model"));
            Assert.Equal(Epochs(metrics, task, "loss"), Curve(browser, $"loss-{task}", "training"));
            Assert.Equal(Epochs(metrics, task, "validationLoss"), Curve(browser, $"loss-{task}", "validation"));
            Assert.Equal(Epochs(metrics, task, "weight"), Curve(browser, "weights", task));
        }

        Assert.Equal([new Uri(Path.Combine(pages.Street, ArtifactFiles.Report)).AbsoluteUri], browser.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)));
        // Nothing was transferred here, so there is nothing to measure.
        Assert.DoesNotContain("transfer", (string)browser.Evaluate("document.querySelector('#headline').textContent")!, StringComparison.Ordinal);
        Assert.Contains("confusion", (string)browser.Evaluate(Sections)!, StringComparison.Ordinal);
        Assert.Contains("wrong", (string)browser.Evaluate(Sections)!, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void What_a_model_of_texts_read_stands_as_text_where_it_is_most_wrong()
    {
        var browser = pages.Open(pages.Words);
        var previews = Json(pages.Words, ArtifactFiles.Predictions)["previews"]!.AsObject()
            .Select(preview => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)preview.Value!["data"]!)));

        var shown = browser.Evaluate("[...document.querySelectorAll('#wrong .says')].map(one => one.textContent)")!.AsArray().Select(text => (string)text!).ToList();

        Assert.NotEmpty(shown);
        Assert.Subset(previews.ToHashSet(), shown.ToHashSet());
        Assert.True((bool)browser.Evaluate("document.documentElement.scrollWidth <= innerWidth")!);
        Assert.Empty(pages.Open(pages.Words, width: 360, height: 800).Complaints);
        Assert.True((bool)browser.Evaluate("document.documentElement.scrollWidth <= innerWidth")!);
        if (Environment.GetEnvironmentVariable("TLPIPE_SCREENSHOTS") is { } folder) browser.Photograph(Path.Combine(folder, "words.png"));
    }

    [SkippableFact]
    public void With_a_baseline_its_mean_over_seeds_stands_beside_with_the_three_gains_on_the_picture()
    {
        var browser = pages.Open(pages.Whole);
        var runs = Json(pages.Whole, ArtifactFiles.Metrics)["comparisons"]![0]!["runs"]!.AsArray();

        foreach (var (side, series) in new[] { ("transfer", "transfer"), ("baseline", "baseline") })
        {
            double[][] curves = [.. runs.Select(run => (double[])[(double)run![side]!["start"]!["insect"]!, .. run[side]!["tasks"]!["insect"]!.AsArray().Select(value => (double)value!)])];
            var mean = Enumerable.Range(0, curves[0].Length).Select(epoch => curves.Average(curve => curve[epoch]));
            Assert.Equal(mean, Curve(browser, "curve-insect", series), (expected, actual) => Math.Abs(expected - actual) < 1e-12);
        }

        var marks = browser.Evaluate("tlpipe.drawn('curve-insect').series.find(one => one.id === 'gains').markLine.data.map(mark => mark[0].name)")!.AsArray().Select(mark => (string)mark!);
        Assert.Equal(["start +0.36", "slope: 8.3 epochs earlier", "best +0.21"], marks);
        Assert.Equal(
            "start+0.365 ± 0.019before trainingslope+8.3 ± 0.6epochs saved to the baseline's bestasymptote+0.206 ± 0.008at the best epoch",
            (string)browser.Evaluate("document.querySelector('.tiles').textContent")!);
        Assert.Equal(
            "With transfer insect starts higher (+0.365), learns faster (8.3 epochs saved to the baseline's best) and ends higher (+0.206) than the same network from random weights, over 3 seeds.",
            (string)browser.Evaluate("[...document.querySelectorAll('#headline li')].map(one => one.textContent).find(text => text.startsWith('With transfer insect'))")!);
    }

    [SkippableFact]
    public void Each_task_trained_alone_stands_beside_the_joint_model()
    {
        var browser = pages.Open(pages.Whole);
        var comparison = Json(pages.Whole, ArtifactFiles.Metrics)["comparisons"]!.AsArray().Single(one => (string)one!["with"]! == "single-task")!;

        foreach (var task in comparison["tasks"]!.AsObject().Select(entry => entry.Key))
        {
            double[][] curves = [.. comparison["runs"]!.AsArray().Select(run => run!["alone"]![task]!)
                .Select(curve => (double[])[(double)curve["start"]![task]!, .. curve["tasks"]![task]!.AsArray().Select(value => (double)value!)])];
            var mean = Enumerable.Range(0, curves[0].Length).Select(epoch => curves.Average(curve => curve[epoch]));
            Assert.Equal(mean, Curve(browser, $"curve-{task}", "alone"), (expected, actual) => Math.Abs(expected - actual) < 1e-12);
        }
    }

    [SkippableFact]
    public void A_seed_in_which_transfer_never_got_there_is_told()
    {
        var browser = pages.Open(pages.Whole);

        Assert.Equal(
            "slope+8.5 ± 0.7epochs saved to the baseline's best, which 1 of 3 seeds never reached",
            (string)browser.Evaluate("document.querySelector('[aria-label=\"What transfer bought for age\"]').children[1].textContent")!);
        Assert.Contains(
            "learns faster (8.5 epochs saved to the baseline's best; 1 of 3 seeds never got there)",
            (string)browser.Evaluate("document.querySelector('#headline').textContent")!,
            StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Every_part_of_an_artifact_has_its_section_and_one_that_lacks_it_has_none()
    {
        Assert.Equal("curves sizes together balancing confusion wrong calibration scatter time provenance", (string)pages.Open(pages.Whole).Evaluate(Sections)!);
        Assert.Equal("confusion provenance", (string)pages.Open(pages.Garden("metrics.json", "predictions.json", "run.json")).Evaluate(Sections)!);
    }

    [SkippableFact]
    public void Losses_below_zero_and_whole_numbers_show_as_they_are()
    {
        var folder = pages.Garden("run.json");
        var metrics = Json(folder, ArtifactFiles.Metrics);
        foreach (var epoch in metrics["epochs"]!.AsArray()) epoch!["tasks"]!["age"]!["loss"] = -200.5 - (double)epoch["epoch"]!;
        File.WriteAllText(Path.Combine(folder, ArtifactFiles.Metrics), metrics.ToJsonString());
        ReportPage.Write(folder);

        var browser = pages.Open(folder);

        Assert.Equal("[null,true]", browser.Evaluate("(axis => [axis.min ?? null, axis.scale])(tlpipe.drawn('loss-age').yAxis[0])")!.ToJsonString());
        Assert.Equal("[0,null]", browser.Evaluate("(axis => [axis.min, axis.scale ?? null])(tlpipe.drawn('loss-insect').yAxis[0])")!.ToJsonString());
        var (ends, points) = (Numbers(browser, "(chart => [chart.xAxis[0].min, chart.xAxis[0].max, chart.yAxis[0].min, chart.yAxis[0].max])"), Numbers(browser, "(chart => chart.series[0].data.flat())"));
        Assert.Equal(ends[..2], ends[2..]);
        Assert.All(points, point => Assert.InRange(point, ends[0], ends[1]));
        Assert.All(ends, end => Assert.Equal(Math.Round(end, 1), end));

        static double[] Numbers(Chromium browser, string of) => [.. browser.Evaluate($"{of}(tlpipe.drawn('scatter-age'))")!.AsArray().Select(number => (double)number!)];
    }

    [SkippableFact]
    public void Names_of_strangers_stay_text()
    {
        var browser = pages.Open(pages.Whole);

        Assert.True((bool)browser.Evaluate("[...document.querySelectorAll('.file')].some(one => one.textContent === 'val/bees/</script><img src=x onerror=alert(1)>\\u2028.jpg')")!);
        Assert.True((bool)browser.Evaluate("[...document.images].every(one => one.src.startsWith('data:image/') && one.naturalWidth > 0)")!);
        Assert.Equal(3, (int)browser.Evaluate("document.scripts.length + document.querySelectorAll('style').length")!);
        Assert.DoesNotContain("workstation-17", File.ReadAllText(Path.Combine(pages.Whole, ArtifactFiles.Report)), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("light", "rgb(255, 255, 255)")]
    [InlineData("dark", "rgb(23, 28, 36)")]
    public void Light_and_dark_are_read_with_enough_contrast(string scheme, string paper)
    {
        var browser = pages.Open(pages.Whole, scheme: scheme);

        Assert.Equal(paper, (string)browser.Evaluate("getComputedStyle(document.querySelector('section')).backgroundColor")!);
        var faint = browser.Evaluate($"({Contrast})()")!.AsArray().Select(text => (string)text!);
        Assert.Empty(faint);
    }

    [SkippableFact]
    public void At_400_pixels_nothing_is_wider_than_the_page()
    {
        foreach (var artifact in new[] { pages.Whole, pages.Street })
        {
            var browser = pages.Open(artifact, width: 400);
            Assert.Equal(0, (int)browser.Evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")!);
            Assert.Empty(browser.Evaluate("[...document.querySelectorAll('#together .scroll')].filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)")!.AsArray());
            Assert.Empty(browser.Evaluate("[...document.querySelectorAll('.chart svg')].filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth).map(one => one.parentElement.parentElement.id)")!.AsArray());
        }
    }

    [SkippableFact]
    public void The_keyboard_reaches_everything_and_opens_the_numbers_behind_a_chart()
    {
        const int Tab = 9;
        const int Enter = 13;
        var browser = pages.Open(pages.Whole);
        browser.Evaluate("window.reached = new Set(); document.addEventListener('focusin', event => window.reached.add(event.target))");
        var reachable = (int)browser.Evaluate("(window.wanted = [...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(one => one.checkVisibility())).length")!;

        for (var presses = 0; presses < reachable; presses++) browser.Press("Tab", Tab);

        Assert.Empty(browser.Evaluate("window.wanted.filter(one => !window.reached.has(one)).map(one => one.outerHTML.slice(0, 80))")!.AsArray());
        browser.Evaluate("document.querySelector('#curves summary').focus()");
        browser.Press("Enter", Enter, "\r");
        Assert.Equal("0.9555", (string)browser.Evaluate("document.querySelector('#curves details[open] tbody tr:nth-child(9) td').textContent")!);
        Assert.True((bool)browser.Evaluate("[...document.querySelectorAll('.chart')].every(one => one.getAttribute('role') === 'img' && one.getAttribute('aria-label').length > 20)")!);
    }

    [SkippableFact]
    public void Two_models_stand_side_by_side()
    {
        var comparison = JsonNode.Parse("""
            {
              "a": { "model": "garden", "version": "1.1.0", "path": "/secret", "key": "1" }, "b": { "model": "garden", "version": "1.2.0", "path": "/secret", "key": "2" }, "same": false,
              "tasks": { "insect": {
                "metrics": [{ "metric": "accuracy", "split": "validation", "a": 0.9, "b": 0.95, "difference": 0.05, "interval": [0.8, 0.93], "beyondInterval": true }],
                "examples": {
                  "a": 24, "b": 24, "common": 24, "relabelled": 0, "p": 0.5, "significant": false, "classes": [{ "label": "ants", "n": 12, "a": 0.5, "b": 0.75 }],
                  "broken": [{ "id": "1", "name": "<b>.jpg", "label": "ants", "a": "ants", "b": "bees", "aConfidence": 0.9, "bConfidence": 0.8 }], "mended": []
                },
                "notes": []
              } },
              "onlyA": [], "onlyB": ["age"], "inputs": [{ "name": "seed", "a": null, "b": null, "changes": ["seed: 1 became 2"] }], "environment": {}
            }
            """)!.AsObject();
        var page = ComparisonPage.Write(comparison, pages.Whole, pages.Street, pages.At("comparison.html"));

        var browser = pages.Open(Path.GetDirectoryName(page)!, page: "comparison.html");

        Assert.Equal("metrics curves classes flipped changes", (string)browser.Evaluate(Sections)!);
        Assert.Equal(
            "insect: accuracy 0.900 → 0.950 (+0.050), outside of the first's 95 % interval.|insect: of 24 common examples 0 came right and 1 went wrong; chance alone may do as much (McNemar, p = 0.500).|Only 1.2.0 has age.",
            (string)browser.Evaluate("[...document.querySelectorAll('#headline li')].map(one => one.textContent).join('|')")!);
        Assert.Equal("<b>.jpg", (string)browser.Evaluate("document.querySelector('#flipped .file').textContent")!);
        Assert.Equal("+25.0 points|", (string)browser.Evaluate("(one => one.textContent + '|' + one.className.replace('verdict', '').trim())(document.querySelector('#classes .verdict'))")!);
        Assert.Equal("0.9000.800 to 0.930|0.950|+0.050", (string)browser.Evaluate("[...document.querySelectorAll('#metrics td')].map(one => one.textContent).join('|')")!);
        Assert.DoesNotContain("/secret", File.ReadAllText(page), StringComparison.Ordinal);
        browser = pages.Open(Path.GetDirectoryName(page)!, width: 400, page: "comparison.html");
        Assert.True((bool)browser.Evaluate("[...document.querySelectorAll('#metrics .scroll')].every(one => one.scrollWidth <= one.clientWidth)")!);
    }

    /// <summary>The texts that stand out from what is behind them by less than 4.5 to 1 (WCAG 2.1, 1.4.3).</summary>
    private const string Contrast = """
        () => {
          const parse = text => text.match(/[\d.]+/g).map(Number);
          const light = colour => { const [r, g, b] = colour.slice(0, 3).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const over = (top, under) => { const alpha = top[3] ?? 1; return top.slice(0, 3).map((v, i) => v * alpha + under[i] * (1 - alpha)); };
          const behind = element => { const chain = []; for (let one = element; one; one = one.parentElement) chain.unshift(one); return chain.reduce((under, one) => over(parse(getComputedStyle(one).backgroundColor), under), [255, 255, 255]); };
          const faint = [];
          for (const element of document.querySelectorAll('main *:not(script)')) {
            if (!element.checkVisibility() || ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const style = getComputedStyle(element), svg = element instanceof SVGElement;
            const colour = parse(svg ? style.fill : style.color), box = svg ? element.closest('div') : element;
            const [a, b] = [light(colour), light(behind(box))];
            if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) faint.push(element.textContent.slice(0, 40));
          }
          return faint;
        }
        """;

    private static JsonNode Json(string folder, string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!;

    private static IEnumerable<double> Epochs(JsonNode metrics, string task, string value) => metrics["epochs"]!.AsArray().Select(epoch => (double)epoch!["tasks"]![task]![value]!);

    /// <summary>A curve as the chart holds it; its line is drawn, too.</summary>
    private static IEnumerable<double> Curve(Chromium browser, string chart, string series)
    {
        Assert.True((bool)browser.Evaluate($"document.querySelector('#chart-{chart} svg path') !== null")!);
        return browser.Evaluate($"tlpipe.drawn('{chart}').series.find(one => one.id === '{series}').data.map(point => point[1])")!.AsArray().Select(value => (double)value!);
    }
}
