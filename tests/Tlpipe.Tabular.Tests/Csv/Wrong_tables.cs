using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Tabular.Csv;

namespace Tlpipe.Tabular.Tests.Csv;

public sealed class Wrong_tables : IDisposable
{
    private static readonly CsvOptions Half = new() { Validation = 0.5, Targets = TableFolder.Class };
    private static readonly CsvOptions Good = Half with { Path = new("t.csv", "t.csv"), Validation = 0.1 };
    private readonly TableFolder _folder = new();

    [Theory]
    [InlineData("", "t.csv: error TLP3433: this is no table: it is empty; write CSV in UTF-8 with a line of column names first")]
    [InlineData("x,x,class\n1,1,a", "t.csv: error TLP3433: this is no table: it has two columns 'x'; write CSV in UTF-8 with a line of column names first")]
    [InlineData("x,,class\n1,1,a", "t.csv: error TLP3433: this is no table: column 2 has no name; write CSV in UTF-8 with a line of column names first")]
    [InlineData("x,\u001b[2J,class\n1,1,a", "t.csv: error TLP3433: this is no table: the name of column 2 has a control character in it; write CSV in UTF-8 with a line of column names first")]
    [InlineData("x,class\n", "t.csv: error TLP3437: this table has no rows; add some below the names of the columns")]
    [InlineData("x,class\n1,a,2\n1,a\n\"2\n3\",b,\n", "t.csv(2,1): error TLP3434: this line has 3 cells, and there are 2 columns; put quotes around a cell with a delimiter in it, or set 'delimiter'\nt.csv(4,1): error TLP3434: this line has 3 cells, and there are 2 columns; put quotes around a cell with a delimiter in it, or set 'delimiter'")]
    [InlineData("class\na\nb", "tlpipe: error TLP3438: every column is a target or is ignored, so there is nothing to learn from; remove some from 'ignore'")]
    [InlineData("x,Klass\n1,a", "tlpipe: error TLP3435: 'targets' names a column 'class' that the table doesn't have; did you mean 'Klass'? The columns are 'x', 'Klass'")]
    [InlineData("x,class\n1,\n2,?", "tlpipe: error TLP3447: target 'class' has no label in any training row; fill its column, or remove it")]
    [InlineData("x,class\n,a\nNA,b", "tlpipe: error TLP3441: column 'x' has no value in any row, so nothing can be learned from it; put it into 'ignore'")]
    [InlineData("x,class\n1,a\n1,a", "tlpipe: error TLP3449: the table has 1 different rows, too few for validation; add rows, or change 'validation'")]
    public void Are_told_as_they_are(string text, string error) => Assert.Equal(error, _folder.Fails(text, Half));

    [Fact]
    public void That_are_not_there_are_told() => Assert.Equal(
        $"tlpipe: error TLP3431: there is no file 'no.csv' (looked at no.csv); put it there, or correct 'path' or its root",
        _folder.Fails(Half with { Path = new("no.csv", Path.Combine(_folder.Path, "no.csv")) }));

    [Fact]
    public void That_are_no_text_or_have_an_endless_cell_are_told()
    {
        var path = _folder.Write("t.csv", "");
        File.WriteAllBytes(path.FullPath, [.. "x,class\n"u8, 0xff, 0xfe, .. ",a\n"u8]);
        Assert.Contains("TLP3433: this is no table: it is not UTF-8;", _folder.Fails(Half with { Path = path }), StringComparison.Ordinal);
        Assert.Matches(
            "TLP3433: this is no table: a cell near line [0-9]+ has more than 65536 characters; a quote may not be closed;",
            _folder.Fails("x,class\n\"1,a\n" + new StringBuilder().Insert(0, "2,b\n", 20_000), Half));
    }

    [Fact]
    public void With_other_columns_than_the_first_are_told() => Assert.Equal(
        "val.csv: error TLP3436: this file has not the columns of 't.csv': it lacks 'class', it alone has 'klass'; give all files the same columns",
        _folder.Fails("x,class\n1,a", new() { ValidationPath = _folder.Write("val.csv", "x,klass\n1,a"), Targets = TableFolder.Class }));

    [Fact]
    public void With_decimal_commas_are_refused_unless_they_are_said_to_be_words()
    {
        const string Table = "acid;ph;class\n7;3,1;a\n7,4;-3,2;b\n?;3,5;a\n";
        const string Advice = ", and would not be taken for numbers; write decimal points and nothing between thousands, or, if these are ";
        Assert.Equal(
            $$"""
            t.csv(3,1): error TLP3453: column 'acid' has numbers with a comma, here '7,4'{{Advice}}words, say so: columns: { acid: category }
            t.csv(2,1): error TLP3453: column 'ph' has numbers with a comma, here '3,1'{{Advice}}words, say so: columns: { ph: category }
            """,
            _folder.Fails(Table, Half));
        var said = Half with { Columns = new() { ["acid"] = CsvColumnType.Category, ["ph"] = CsvColumnType.Category } };
        Assert.NotNull(_folder.Open(Table, said));
        Assert.Equal(
            $"t.csv(2,1): error TLP3453: column 'ph' has numbers with a comma, here '3,1'{Advice}classes, write 'kind: class'",
            _folder.Fails(Table, said with { Columns = new() { ["acid"] = CsvColumnType.Category }, Targets = new() { ["ph"] = new() } }));
        Assert.Equal(
            "t.csv(3,1): error TLP3439: '7,4' in column 'acid' is not a number; write a decimal point in place of the comma, or say what the column holds: columns: { acid: category }",
            _folder.Fails(Table, said with { Columns = new() { ["acid"] = CsvColumnType.Number, ["ph"] = CsvColumnType.Category } }));
        // Lists of numbers are words, and so is what has commas in a few cells.
        Assert.NotNull(_folder.Open("x;class\n1,2,3;a\n4,5,6;b\n", Half));
        Assert.NotNull(_folder.Open("x;class\nfew;a\n1,2;b\nmany;b\n", Half));
    }

    [Fact]
    public void Name_row_and_column_of_what_is_not_what_was_said()
    {
        Assert.Equal(
            "t.csv(3,1): error TLP3439: 'old' in column 'x' is not a number; correct it, or say what the column holds: columns: { x: category }",
            _folder.Fails("x,class\n1,a\nold,b\n", Half with { Columns = new() { ["x"] = CsvColumnType.Number } }));
        Assert.Equal(
            "t.csv(2,1): error TLP3444: 'a' in column 'class' is not a number to learn; correct it, empty it where the label is missing, or write 'kind: class'",
            _folder.Fails("x,class\n1,a\n2,2\n", Half with { Targets = new() { ["class"] = new() { Kind = CsvTargetKind.Number } } }));
        Assert.Equal(
            "val.csv(2,1): error TLP3445: 'c' in column 'class' occurs in 'validationPath' and nowhere in training, so it could not be learned; correct it, or add rows of it",
            _folder.Fails("x,class\n1,a\n2,b\n", new() { ValidationPath = _folder.Write("val.csv", "x,class\n1,c"), Targets = TableFolder.Class }));
        Assert.Equal(
            "tlpipe: error TLP3446: target 'class' asks where the column is 'goood', and it never is; did you mean 'good'? The column has 'bad', 'good'",
            _folder.Fails("x,class\n1,good\n2,bad\n", Half with { Targets = new() { ["class"] = new() { Is = "goood" } } }));
    }

    [Fact]
    public void That_no_longer_fit_the_lock_are_told_by_row_and_column()
    {
        var locked = _folder.Open("x,y,class\n1,a,p\n2,b,q\n", Half).Inferred;
        Assert.Equal(
            """
            t.csv(2,1): error TLP3439: 'many' in column 'x' is not a number; correct it, or say what the column holds: columns: { x: category }
            t.csv(3,1): error TLP3440: column 'y' has no value here, and when the model was locked all rows had one; fill it in, or write 'canBeMissing: [y]'
            """,
            _folder.Fails("x,y,class\nmany,a,p\n2,,q\n", Half, locked));
        Assert.Equal(
            "tlpipe: error TLP3443: the table has no column 'y' any more, which the model was locked with; bring it back, or put it into 'ignore'",
            _folder.Fails("x,class\n1,p\n2,q\n", Half, locked));
        Assert.NotNull(_folder.Open("x,y,class\n1,,p\n2,b,q\n", Half with { CanBeMissing = ["y"] }, locked));
        Assert.NotNull(_folder.Open("x,y,class\n1,,p\n2,b,q\n", Half, JsonNode.Parse("""{ "columns": [1], "targets": { "class": 7 } }""")!.AsObject()));
    }

    [Fact]
    public void With_very_many_errors_tell_the_first_twenty()
    {
        var lines = _folder.Fails("x,class\n" + new StringBuilder().Insert(0, "a,b\n", 100), Half with { Columns = new() { ["x"] = CsvColumnType.Number } }).Split('\n');
        Assert.Equal(21, lines.Length);
        Assert.Equal("tlpipe: error TLP3451: 80 more cells and lines of this table have errors; correct those above first", lines[^1]);
    }

    [Fact]
    public void With_a_column_of_names_say_that_it_should_be_ignored()
    {
        var text = "name,class\n" + string.Concat(Enumerable.Range(0, 1001).Select(i => $"n{i},{i % 2}\n"));
        Assert.Equal(
            "tlpipe: error TLP3442: column 'name' has 1001 different words, more than 1000, as a name or a number of a row has; put it into 'ignore'",
            _folder.Fails(text, Half));
    }

    [Fact]
    public void That_are_too_wide_are_refused_before_they_take_memory()
    {
        const string Advice = "; write CSV in UTF-8 with a line of column names first";
        Assert.Equal("t.csv: error TLP3433: this is no table: the row near line 1 has more than 4194304 characters; a quote may not be closed" + Advice, _folder.Fails(new string(',', 5 << 20), Half));
        Assert.Equal("t.csv: error TLP3433: this is no table: the row near line 3 has more than 4194304 characters; a quote may not be closed" + Advice, _folder.Fails("x,class\n1,a\n" + new string(',', 5 << 20), Half));
        Assert.Equal("t.csv: error TLP3433: this is no table: it has 16385 columns, more than 16384" + Advice, _folder.Fails(string.Join(',', Enumerable.Range(0, 16_385)) + "\n", Half));
    }

    [Fact]
    public void With_so_many_words_that_a_row_would_be_too_wide_name_the_columns_that_have_most()
    {
        var text = new StringBuilder("class,few," + string.Join(',', Enumerable.Range(0, 80).Select(column => $"c{column}")) + "\n");
        for (var row = 0; row < 1000; row++) text.Append(row % 2).Append(",w").Append(row % 3).Append(string.Concat(Enumerable.Repeat($",w{row}", 80))).Append('\n');
        Assert.Equal(
            "tlpipe: error TLP3452: a row would become more than 65536 numbers, an indicator for each word of a category; put into 'ignore' what has many words: 'c0', 'c1', 'c2'",
            _folder.Fails(text.ToString(), Half with { Validation = 0.1 }));
    }

    public static TheoryData<CsvOptions, string> Contradictions { get; } = new()
    {
        { new() { Validation = 0.1, Targets = TableFolder.Class }, "one of 'path' and 'files' names the table; write one of the two" },
        { Good with { FileColumn = "c" }, "'fileColumn' says which of several files a row is from; name them under 'files'" },
        { Good with { Targets = [] }, "nothing is learned; name columns under 'targets', such as { income: { column: ABOVE50K } }" },
        { Good with { Folds = new() }, "'validationPath', 'validation' and 'folds' each say which rows validate; keep one of them" },
        { Good with { Validation = null }, "nothing could be measured; set 'validation' to a share of the rows, such as 0.2, or name another file with 'validationPath'" },
        { Good with { Test = 0.1, TestPath = new("t", "t") }, "'test' and 'testPath' both say which rows test; keep one of them" },
        { Good with { Delimiter = "\"" }, "'delimiter' is a quote or the end of a line, which mean something else in CSV; take another" },
        { Good with { Test = 0.9 }, "'validation' and 'test' leave too few rows for training; together they may be 0.95 at most" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Options_that_contradict_each_other_are_told(CsvOptions options, string error) =>
        Assert.Equal(error, Assert.Single(options.Validate(new(options))).ErrorMessage);

    [Fact]
    public void Hostile_words_command_no_terminal() =>
        Assert.DoesNotContain('\u001b', _folder.Fails("x,class\n\u001b[2J,a\n1,b\n", Half with { Columns = new() { ["x"] = CsvColumnType.Number } }));

    public void Dispose() => _folder.Dispose();
}
