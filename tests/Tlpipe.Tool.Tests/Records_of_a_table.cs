using System.Globalization;
using System.Text;

namespace Tlpipe.Tool.Tests;

/// <summary>A table, from the file with its rows to what is predicted of others.</summary>
public sealed class Records_of_a_table(Records_of_a_table.Frost frost) : IClassFixture<Records_of_a_table.Frost>
{
    private Workplace Place => frost.Place;

    /// <summary>The second has row numbers in a column without a name, as some programs write them, and a lone quote in a name.</summary>
    [Theory]
    [InlineData("note;wind;temperature\nSonnblick;north;-18.5\n\"a; b\";;21\nnobody knows;south;\n")]
    [InlineData("\twind\ttemperature\tdepth of 5\" snow\n0\tnorth\t-18.5\t\n1\t\t21\t\n2\tsouth\t\t\n")]
    public void Are_predicted_from_CSV_whose_other_columns_and_order_say_nothing(string table)
    {
        Place.Write("new.csv", table);

        var result = Place.Run("predict", "models/frost/1.0.0", "new.csv", "--json");

        Assert.Equal(
            [("new.csv(2)", "yes"), ("new.csv(3)", "no")],
            result.Json["predictions"]!.AsArray().Select(prediction => ((string?)prediction!["input"], (string?)prediction["tasks"]!["frost"]!["label"])));
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("new.csv(4)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_refused_line_by_line_where_cells_are_missing_or_too_many()
    {
        Place.Write("shifted.csv", "temperature~wind\r\n-20~north\r\n5\r\n18~south~today\r\n\r\n21~\r\n");

        var result = Place.Run("predict", "models/frost/1.0.0", "shifted.csv", "--json");

        Assert.Equal(["shifted.csv(2)", "shifted.csv(6)"], result.Json["predictions"]!.AsArray().Select(prediction => (string?)prediction!["input"]));
        Assert.Equal(1, result.ExitCode);
        const string Remedy = "put quotes around a cell with the delimiter in it, which is '~' here, and leave a missing value empty";
        Assert.Equal(
            $"shifted.csv(3,1): error TLP4257: this line has 1 cells, and the first line names 2 columns; {Remedy}\n"
            + $"shifted.csv(4,1): error TLP4257: this line has 3 cells, and the first line names 2 columns; {Remedy}\n",
            result.Error);
    }

    [Fact]
    public void Are_predicted_from_JSON_on_standard_input()
    {
        var result = ToolProcess.Run(Place, """
            { "temperature": -12, "wind": "north" }
            [ { "temperature": 18 },
              { "temperature": 25, "wind": "from the sea" } ]
            """, ["predict", "models/frost/1.0.0", "-"]).Succeeded();

        var lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.Matches("^yes [01]\\.[0-9]{4}  standard input\\(1\\)$", lines[1]);
        Assert.Matches("^no  [01]\\.[0-9]{4}  standard input\\(3\\)$", lines[3]);
    }

    [Theory]
    [InlineData("day,wind\n1,north\n", "standard input(1,1): error TLP4253: the first line names no column 'temperature', which the model needs; a table begins with a line of column names, as its training data do\n")]
    [InlineData("temperature,wnd\n1,north\n", "standard input(1,1): error TLP4253: the first line names no column 'wind' (perhaps 'wnd' is meant to be it), which the model needs; a table begins with a line of column names, as its training data do\n")]
    [InlineData("wind,temperature,wind\nnorth,1,south\n", "standard input(1,1): error TLP4258: the first line names the column 'wind' twice; rename the one that the model shall not take\n")]
    [InlineData("{ \"temperature\": 1 }\n[ 7 ]", "standard input: error TLP4254: value 2 is no record: it is no object; write a JSON object for each record, one a line or in a list, or CSV with a header\n")]
    [InlineData("temperature,wind\n1,\xFFnord\n", "standard input: error TLP4255: this is no UTF-8 text; convert it, from Latin-1 with: iconv -f latin1 -t utf-8\n")]
    [InlineData("", "standard input: error TLP4259: this is no table: it is empty; write a line of column names first, as the training data have, and a row below it for each prediction\n")]
    [InlineData("temperature,wind\n", "standard input(1,1): error TLP4260: this table has no rows, so there is nothing to predict; add some below the names of the columns\n")]
    public void Are_told_from_what_is_no_table(string input, string expected)
    {
        var file = Place.At("input");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(input));

        var result = Place.Run("predict", "models/frost/1.0.0", "input");

        Assert.Equal((1, expected.Replace("standard input", "input", StringComparison.Ordinal)), (result.ExitCode, result.Error));
    }

    /// <summary>A model that says from the temperature whether there is frost, trained on a table with an unusual delimiter.</summary>
    public sealed class Frost : IDisposable
    {
        public Frost()
        {
            var rows = new StringBuilder("temperature~wind~frost\n");
            for (var i = 0; i < 80; i++)
            {
                var temperature = -30 + (i * 0.75);
                rows.Append(CultureInfo.InvariantCulture, $"{temperature}~{(i % 3 == 0 ? "" : i % 3 == 1 ? "north" : "south")}~{(temperature < 0 ? "yes" : "no")}\n");
            }

            Place.Write("days.csv", rows.ToString());
            Place.Write("frost.model.yaml", """
                model: frost
                version: 1.0.0
                backbone: { use: mlp, layers: [8] }
                tasks:
                  frost: { dataset: { use: csv, path: days.csv, delimiter: "~", targets: { frost: {} }, validation: 0.2 }, head: classification }
                training: { strategy: full, epochs: 30, batch: 16, optimizer: { use: adam, lr: 0.05 } }
                silence: { TLP6101: a trial, TLP6102: a trial }
                """);
            Place.Run("train", "frost.model.yaml").Succeeded();
        }

        internal Workplace Place { get; } = new();

        public void Dispose() => Place.Dispose();
    }
}
