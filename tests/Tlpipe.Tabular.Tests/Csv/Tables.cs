using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;
using Tlpipe.Tabular.Csv;

namespace Tlpipe.Tabular.Tests.Csv;

public sealed class Tables : IDisposable
{
    private readonly TableFolder _folder = new();

    [Fact]
    public void Have_columns_whose_types_are_inferred_and_targets_of_several_kinds()
    {
        var data = _folder.Open(
            """
            age,job,hired,wage,class,grade
            20, clerk ,2020-01-01,1e3,b,1
            40,"smith, black",2020-01-03,,a,2
            ?,,2020-01-05,3000,,3
            """,
            new()
            {
                ValidationPath = _folder.Write("val.csv", "grade,job,hired,wage,class,age\n2,pilot,2021-01-01,5,a,30\n"),
                Targets = new() { ["class"] = new(), ["wage"] = new(), ["clerk"] = new() { Column = "job", Is = "clerk" }, ["grade"] = new() { Kind = CsvTargetKind.Class } },
            });
        Assert.Equal("""{"columns":{"age":"number?","hired":"date"},"targets":{"class":"class","wage":"number","clerk":"class","grade":"class"}}""", data.Inferred!.ToJsonString());
        Assert.Equal(InputForm.Record([new("age", InputFieldType.Number, true), new("hired", InputFieldType.Date, false)]), data.Codec.Form);
        Assert.Equal(["class", "wage", "clerk", "grade"], data.Targets.Keys);
        Assert.Equal(TargetSignature.OneOf(["a", "b"]), data.Targets["class"]);
        Assert.Equal(TargetSignature.OneOf(["no", "yes"]), data.Targets["clerk"]);
        Assert.Equal([1.0, 0, null], [.. Enumerable.Range(0, 3).Select(row => TableFolder.Label(data, Split.Train, row, "class"))]);
        Assert.Equal([1.0, 0, null], [.. Enumerable.Range(0, 3).Select(row => TableFolder.Label(data, Split.Train, row, "clerk"))]);
        Assert.Equal(new LabelCounts(2, [1, 1]).PerClass, data.CountLabels(Split.Train, "class")!.PerClass);
        Assert.Equal((3, 1, 0), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal((1, null), (data.ClassOf(Split.Train, 0, "class"), data.ClassOf(Split.Train, 2, "class")));
        Assert.Equal(["t.csv(2)", "t.csv(3)", "t.csv(4)"], TableFolder.Names(data, Split.Train));
        Assert.Equal(2, _folder.Files.Digested.Count);
    }

    [Fact]
    public void Are_standardised_by_the_rows_that_train_alone()
    {
        var data = _folder.Open("x,y,class\n1,a,p\n3,b,q\n", new()
        {
            ValidationPath = _folder.Write("val.csv", "x,y,class\n1000,c,p\n"),
            Targets = TableFolder.Class,
        });
        Assert.Equal([-1f, 1, 0], TableFolder.Row(data, Split.Train, 0));
        Assert.Equal([998f, 0, 0], TableFolder.Row(data, Split.Validation, 0));
        var columns = Assert.IsType<RowCodec>(data.Codec).Columns;
        Assert.Equal((2, 1), (Assert.IsType<NumberColumn>(columns[0]).Mean, ((NumberColumn)columns[0]).Deviation));
        Assert.Equal(["a", "b"], Assert.IsType<CategoryColumn>(columns[1]).Values);
    }

    [Fact]
    public void Give_in_training_what_the_codec_gives_for_the_same_record()
    {
        var data = _folder.Open(TableFolder.Fifty, new() { Validation = 0.2, Targets = TableFolder.Class });
        using var decoded = RowCodec.FromSettings(data.Codec.Settings).Decode("""{ "x": 0, "colour": "red", "count": 0 }"""u8, "row");
        var (split, index) = Enum.GetValues<Split>().SelectMany(split => Enumerable.Range(0, data.Count(split)).Select(index => (split, index))).Single(at => data.Describe(at.split, at.index) == "t.csv(2)");
        Assert.Equal(decoded.data<float>().ToArray(), TableFolder.Row(data, split, index));
    }

    [Fact]
    public void Know_a_number_to_learn_by_its_many_values()
    {
        var data = _folder.Open(TableFolder.Fifty, new() { Validation = 0.2, Targets = new() { ["count"] = new() } });
        Assert.Equal(TargetKind.Number, data.Targets["count"].Kind);
        double[] trained = [.. Enumerable.Range(0, data.Count(Split.Train)).Select(index => TableFolder.Label(data, Split.Train, index, "count")!.Value)];
        Assert.Equal(trained.Average(), data.Targets["count"].Mean, 9);
        data = _folder.Open(TableFolder.Fifty, new() { Validation = 0.2, Targets = new() { ["count"] = new() { Kind = CsvTargetKind.Class } } });
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], data.Targets["count"].Classes);
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Have_the_delimiter_that_their_first_line_shows(string delimiter)
    {
        var data = _folder.Open("\uFEFF\"x,y\";count;class\n1;2;a\n3;4;b\n5;6;a".Replace(";", delimiter, StringComparison.Ordinal), new() { Validation = 0.34, Targets = TableFolder.Class });
        Assert.Equal(["x,y", "count"], data.Codec.Form.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Tell_the_delimiter_that_was_named_to_those_who_predict()
    {
        const string Text = "x~class\n1~a\n3~b\n5~a\n";
        var options = new CsvOptions { Validation = 0.34, Targets = TableFolder.Class };
        Assert.Equal('~', _folder.Open(Text, options with { Delimiter = "~" }).Codec.Form.Delimiter);
        Assert.Null(_folder.Open(Text.Replace('~', ';'), options).Codec.Form.Delimiter);
    }

    [Fact]
    public void Of_several_files_know_which_a_row_is_from()
    {
        var options = new CsvOptions
        {
            Files = new() { ["red"] = _folder.Write("r.csv", "x,y\n1,2\n2,3\n3,3\n4,4\n"), ["white"] = _folder.Write("w.csv", "y,x\n7,8\n8,9\n9,9\n1,0\n") },
            FileColumn = "colour",
            Targets = new() { ["colour"] = new() },
            Validation = 0.25,
        };
        var data = _folder.Open(options);
        Assert.Equal(TargetSignature.OneOf(["red", "white"]), data.Targets["colour"]);
        Assert.Equal((6, 2), (data.Count(Split.Train), data.Count(Split.Validation)));
        Assert.Equal([1, 1], data.CountLabels(Split.Validation, "colour")!.PerClass);
        Assert.Equal(["x", "y"], data.Codec.Form.Fields.Select(field => field.Name));
        Assert.Equal(
            "r.csv: error TLP3433: this is no table: it has a column 'y' already, which 'fileColumn' would add; write CSV in UTF-8 with a line of column names first",
            _folder.Fails(options with { FileColumn = "y" }));
    }

    [Fact]
    public void Take_the_columns_of_the_model_whose_weights_they_take()
    {
        var upstream = _folder.Open(TableFolder.Fifty, new() { Validation = 0.2, Targets = TableFolder.Class });
        var pretrained = new CodecDescription(upstream.Codec.Name, upstream.Codec.Settings);
        var data = _folder.Open("more,count,x,colour,class\n1,1,100,green,a\n2,2,200,red,b\n3,3,300,red,b\n", new() { Validation = 0.34, Targets = TableFolder.Class }, pretrained: pretrained);
        Assert.Equal(upstream.Codec.Settings.ToJsonString(), data.Codec.Settings.ToJsonString());
        Assert.Equal(
            "tlpipe: error TLP3450: the model that the weights come from takes columns that this table doesn't have as input: 'colour', 'count'; add them, or take other weights",
            _folder.Fails("x,class\n1,a\n2,b\n", new() { Validation = 0.5, Targets = TableFolder.Class }, pretrained: pretrained));
    }

    [Fact]
    public void Have_a_digest_of_all_that_is_read_and_of_nothing_else()
    {
        string Content(string text, CsvOptions options) => _folder.Open(text, options).Content.Hex;
        var options = new CsvOptions { Validation = 0.2, Targets = TableFolder.Class };
        var content = Content(TableFolder.Fifty, options);
        Assert.Equal(content, Content(TableFolder.Fifty.Replace(",", " ; ", StringComparison.Ordinal), options));
        Assert.NotEqual(content, Content(TableFolder.Fifty, options with { Seed = 1 }));
        Assert.NotEqual(content, Content(TableFolder.Fifty, options with { Ignore = ["x"] }));
        Assert.NotEqual(content, Content(TableFolder.Fifty.Replace("49,blue,usual", "49,blue,rare", StringComparison.Ordinal), options));
        Assert.NotEqual(content, Content(TableFolder.Fifty.Replace("49,blue", "49,red", StringComparison.Ordinal), options));
    }

    [Fact]
    public void Keep_the_types_that_the_lock_has()
    {
        var options = new CsvOptions { Validation = 0.34, Targets = TableFolder.Class };
        var locked = JsonNode.Parse("""{ "columns": { "zip": "category", "x": "number?" }, "targets": { "class": "class" } }""")!.AsObject();
        const string Text = "zip,x,class\n01,1,1\n02,2,2\n03,3,3\n";
        Assert.Equal("""{"columns":{"zip":"number","x":"number"},"targets":{"class":"number"}}""", _folder.Open(Text, options).Inferred!.ToJsonString());
        var data = _folder.Open(Text, options, locked);
        Assert.Equal(locked.ToJsonString(), data.Inferred!.ToJsonString());
        Assert.Equal(InputForm.Record([new("zip", InputFieldType.Category, false), new("x", InputFieldType.Number, true)]), data.Codec.Form);
        data = _folder.Open("zip,x,class\n2020-01-01,1,1\n2020-01-02,2,2\n,3,3\n", options with { Columns = new() { ["zip"] = CsvColumnType.Date }, CanBeMissing = ["zip"] }, locked);
        Assert.Equal("date?", data.Inferred!["columns"]!["zip"]!.GetValue<string>());
    }

    public void Dispose() => _folder.Dispose();
}
