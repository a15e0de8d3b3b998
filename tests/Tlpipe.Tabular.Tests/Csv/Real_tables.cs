using Tlpipe.Abstractions;
using Tlpipe.Tabular.Csv;

namespace Tlpipe.Tabular.Tests.Csv;

public sealed class Real_tables
{
    [SkippableFact]
    public void Adult_has_spaces_before_its_words_and_question_marks_for_missing_ones()
    {
        var data = Open(new()
        {
            Path = Table("adult.csv"),
            Targets = new() { ["income"] = new() { Column = "ABOVE50K" }, ["never-married"] = new() { Column = "MARITALSTATUS", Is = "Never-married" } },
            Validation = 0.1,
            Test = 0.2,
        });
        Assert.Equal(
            """
            {"columns":{"AGE":"number","WORKCLASS":"category?","FNLWGT":"number","EDUCATION":"category","EDUCATIONNUM":"number","OCCUPATION":"category?","RELATIONSHIP":"category","RACE":"category","SEX":"category","CAPITALGAIN":"number","CAPITALLOSS":"number","HOURSPERWEEK":"number","NATIVECOUNTRY":"category?"},"targets":{"income":"class","never-married":"class"}}
            """,
            data.Inferred!.ToJsonString());
        Assert.Equal(32_561, Enum.GetValues<Split>().Sum(data.Count));
        Assert.Equal([24_720, 7_841], Counts(data, "income"));
        Assert.Equal([32_561 - 10_683, 10_683], Counts(data, "never-married"));
        Assert.InRange(data.Count(Split.Test), 6_500, 6_530);
        Assert.Equal(data.Codec.Output.Shape[0], TableFolder.Row(data, Split.Train, 0).Length);
    }

    [SkippableFact]
    public void Wines_are_of_two_files_of_which_each_gives_a_colour()
    {
        var data = Open(new()
        {
            Files = new() { ["red"] = Table("winequality-red.csv"), ["white"] = Table("winequality-white.csv") },
            FileColumn = "colour",
            Targets = new() { ["colour"] = new(), ["quality"] = new() },
            Validation = 0.2,
        });
        Assert.Equal([1_599, 4_898], Counts(data, "colour"));
        Assert.Equal(TargetKind.Number, data.Targets["quality"].Kind);
        Assert.Equal(11, data.Codec.Form.Fields.Count);
        Assert.All(data.Codec.Form.Fields, field => Assert.Equal((InputFieldType.Number, false), (field.Type, field.CanBeMissing)));
        // A fifth of the reds (and of the whites) validates, but for copies, which stay together.
        Assert.InRange(data.CountLabels(Split.Validation, "colour")!.PerClass[0], 290, 350);
    }

    private static InputPath Table(string name) => new(name, RealData.Require($"tabular/{name}"));

    private static IDataSet Open(CsvOptions options) => new CsvProvider().Create(options, new PartContext(new UncachedInputFiles()));

    private static IEnumerable<int> Counts(IDataSet data, string target) => Enum.GetValues<Split>()
        .Select(split => data.CountLabels(split, target)!.PerClass)
        .Aggregate((sum, one) => [.. sum.Zip(one, (left, right) => left + right)]);
}
