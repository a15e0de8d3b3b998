namespace Tlpipe.Pipeline.Tests.Planning.Advice;

/// <summary>The advice that speaks of single examples, for data that are no files of their own.</summary>
public sealed class Advice_on_texts_and_tables : IDisposable
{
    private readonly Workshop _workshop = new() { MorePlugins = [Workshop.Plugin("Tlpipe.Text"), Workshop.Plugin("Tlpipe.Tabular")] };

    [Fact]
    public void One_text_with_two_labels_is_named_by_its_lines()
    {
        _workshop.Write("mails.txt", Lines(day => $"spam\tprize on day {day}\nham\tlunch on day {day}\n") + "spam\tlunch on day 3\n");
        _workshop.Write("later.txt", "spam\tprize\nham\tlunch\n");

        AssertTwice(
            "{ use: bag-of-embeddings }", "{ use: text-lines, path: mails.txt, validation: later.txt }",
            "1 example of 'kind' is there twice with two labels of the task 'kind': mails.txt(8) = mails.txt(41)");
    }

    [Fact]
    public void One_row_with_two_labels_is_named_by_its_lines()
    {
        _workshop.Write("flowers.csv", "width,kind\n" + Lines(day => $"{day},rose\n-{day + 1},lily\n") + "3,lily\n");
        _workshop.Write("later.csv", "width,kind\n100,rose\n-100,lily\n");

        AssertTwice(
            "{ use: mlp }", "{ use: csv, path: flowers.csv, targets: { kind: {} }, validationPath: later.csv }",
            "1 example of 'kind' is there twice with two labels of the task 'kind': flowers.csv(8) = flowers.csv(42)");
    }

    public void Dispose() => _workshop.Dispose();

    private void AssertTwice(string backbone, string dataSet, string told)
    {
        var plan = _workshop.Plan(_workshop.Write("m.model.yaml", $$"""
            model: m
            version: 1.0.0
            backbone: {{backbone}}
            tasks:
              kind: { dataset: {{dataSet}}, head: classification }
            training: { strategy: full, epochs: 1 }
            """));

        var warning = Assert.Single(plan.Warnings, warning => warning.Code == "TLP6109");
        Assert.StartsWith(told + "; one of them is wrong", warning.Message, StringComparison.Ordinal);
    }

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, 20).Select(line));
}
