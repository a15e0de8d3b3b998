using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Text.Csv;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Tests.Texts;

public sealed class Tables_of_texts : IDisposable
{
    private readonly TextFolder _folder = new();

    [Fact]
    public void Give_classes_labels_and_numbers_of_which_some_are_missing()
    {
        var path = _folder.Write("a.csv", "\uFEFFstars,message,kind,tags\n4,\"one,\ntwo \"\"three\"\"\",good, a;b\n,four,bad,;\n2,five,,\n\n1,,good,a\n");
        var data = TextFolder.Csv(Options(path));
        Assert.Equal(3, data.Count(Split.Train));
        Assert.Equal("one , two \" three \"", TextFolder.Seen(data, Split.Train, 0));
        Assert.Equal(["a.csv(2)", "a.csv(4)", "a.csv(5)"], Enumerable.Range(0, 3).Select(i => data.Describe(Split.Train, i)));
        Assert.Equal(TargetSignature.OneOf(["bad", "good"]), data.Targets["kind"]);
        Assert.Equal(TargetSignature.AnyOf(["a", "b"]), data.Targets["tags"]);
        Assert.Equal((3, 1), (data.Targets["stars"].Mean, data.Targets["stars"].Deviation));
        Assert.Equal(1, data.ClassOf(Split.Train, 0, "kind"));
        Assert.Null(data.Target(Split.Train, 1, "stars"));
        Assert.Null(data.Target(Split.Train, 2, "kind"));
        Assert.Equal((2, 2), (data.CountLabels(Split.Train, "stars")!.Labelled, data.CountLabels(Split.Train, "tags")!.Labelled));
        using var tags = data.Target(Split.Train, 1, "tags");
        Assert.Equal([0f, 0f], tags!.data<float>().ToArray());
    }

    [Fact]
    public void Are_refused_where_columns_cells_or_numbers_are_wrong()
    {
        Assert.Equal(
            [
                "a.csv(1,1): error TLP3412: there is no column 'message'; did you mean 'mesage'? The columns are 'mesage', 'kind', 'tags'; name one of them under 'text'",
                "a.csv(1,1): error TLP3412: there is no column 'stars'. The columns are 'mesage', 'kind', 'tags'; name one of them under 'targets'",
            ],
            _folder.Errors(() => TextFolder.Csv(Options(_folder.Write("a.csv", "mesage,kind,tags\n")))));
        var good = _folder.Write("good.csv", "stars,message,kind,tags\n1,x,good,a\n");
        Assert.Equal(
            ["b.csv(2,1): error TLP3414: this line has 5 cells, and there are 4 columns; put quotes around a text with the separator in it"],
            _folder.Errors(() => TextFolder.Csv(Options(_folder.Write("b.csv", "stars,message,kind,tags\n1,one, two,good,a\n3,x,good,a\n")) with { Validation = good })));
        Assert.EndsWith(
            "error TLP3410: 'many' in column 'stars' is not a number; write one such as -1.5e3, or nothing where the label is missing",
            _folder.Errors(() => TextFolder.Csv(Options(_folder.Write("c.csv", "stars,message,kind,tags\nmany,one,good,a\n")) with { Validation = good }))[0], StringComparison.Ordinal);
        Assert.Contains(
            "error TLP3404: this text has more than 1048576 bytes",
            Assert.Single(_folder.Errors(() => TextFolder.Csv(Options(_folder.Write("d.csv", "stars,message,kind,tags\n1,\"" + new string('a', 2 << 20))) with { Validation = good }))), StringComparison.Ordinal);
    }

    [Fact]
    public void May_be_in_UTF_16_where_a_mark_says_so_and_have_no_NUL()
    {
        const string Table = "stars,message,kind,tags\n1,one,good,a\n";
        var utf16 = _folder.Write("a.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)]);
        Assert.Equal(TextFolder.Csv(Options(_folder.Write("b.csv", Table))).Content, TextFolder.Csv(Options(utf16)).Content);
        const string Advice = "error TLP3425: this line has a NUL character, as UTF-16 has and no other text; convert the file to UTF-8, and leave 'encoding' out";
        Assert.Equal(["a.csv(1,1): " + Advice], _folder.Errors(() => TextFolder.Csv(Options(utf16) with { Encoding = TextEncoding.Latin1 })));
        Assert.Equal(["c.csv(2,1): " + Advice], _folder.Errors(() => TextFolder.Csv(Options(_folder.Write("c.csv", Table.Replace("one", "o\0ne", StringComparison.Ordinal))))));
    }

    [Fact]
    public void Are_refused_before_a_wide_row_takes_memory()
    {
        const string Advice = "; write CSV with a line of column names first, or set 'separator'";
        Assert.Equal(
            ["a.csv: error TLP3424: this is no table of texts: the row near line 1 has more than 4194304 characters" + Advice],
            _folder.Errors(() => TextFolder.Csv(Options(_folder.Write("a.csv", new string(',', 5 << 20))))));
        Assert.Equal(
            ["b.csv: error TLP3424: this is no table of texts: it has 16385 columns, more than 16384" + Advice],
            _folder.Errors(() => TextFolder.Csv(Options(_folder.Write("b.csv", string.Join(',', Enumerable.Range(0, 16_385)))))));
        Assert.EndsWith(
            "'28', '29' and 970 more; name one of them under 'text'",
            _folder.Errors(() => TextFolder.Csv(Options(_folder.Write("c.csv", string.Join(',', Enumerable.Range(0, 1000))))))[0], StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static TextCsvOptions Options(InputPath path) => new()
    {
        Path = path,
        Validation = path,
        Text = "message",
        Targets = new() { ["kind"] = TextTargetKind.Class, ["tags"] = TextTargetKind.Labels, ["stars"] = TextTargetKind.Number },
        Tokenizer = TextFolder.AllWords,
    };
}
