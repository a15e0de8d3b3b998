using System.Globalization;
using System.Text;

namespace Tlpipe.Tool.Tests;

/// <summary>A table whose column types were inferred, from its file to what is predicted, and what becomes of it when the file changes.</summary>
public sealed class Rows_of_a_table : IDisposable
{
    private const string Model = """
        model: cells
        version: 1.0.0
        backbone: { use: mlp, layers: [16] }
        datasets:
          table: { use: csv, path: table.csv, targets: { above: {}, visits: {} }, validation: 0.25 }
        tasks:
          above: { dataset: table, target: above, head: classification }
          visits: { dataset: table, target: visits, head: count }
        training: { strategy: full, epochs: 20, batch: 16, optimizer: { use: adam, lr: 0.02 } }
        silence: { TLP6105: the sample trains in seconds }
        """;

    private readonly Workplace _place = new();

    [Fact]
    public void Are_learned_locked_and_predicted()
    {
        Write(extra: "");
        var tasks = _place.Run("train", "cells.model.yaml", "--json").Succeeded().Json["tasks"]!;
        Assert.InRange((double)tasks["above"]!["best"]!["auroc"]!, 0.95, 1);
        Assert.InRange((double)tasks["visits"]!["best"]!["d2"]!, 0.5, 1);
        Assert.Contains(
            """
              "dataSets": {
                "table": {
                  "columns": {
                    "size": "number",
                    "colour": "category?"
                  },
                  "targets": {
                    "above": "class",
                    "visits": "number"
                  }
                }
              },
            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_place.At("cells.lock.json")),
            StringComparison.Ordinal);

        _place.Write("one.json", """{ "size": 95, "colour": "red" }""");
        var above = _place.Run("predict", "models/cells/1.0.0", "one.json", "--json").Succeeded().Json["predictions"]![0]!["tasks"]!["above"]!;
        Assert.Equal("yes", (string?)above["label"]);

        Write(extra: "huge,red,yes,9\n,blue,no,1\n");
        var changed = _place.Run("plan", "cells.model.yaml");
        Assert.Equal(1, changed.ExitCode);
        Assert.Equal(
            """
            table.csv(82,1): error TLP3439: 'huge' in column 'size' is not a number; correct it, or say what the column holds: columns: { size: category }
            table.csv(83,1): error TLP3440: column 'size' has no value here, and when the model was locked all rows had one; fill it in, or write 'canBeMissing: [size]'
            """.ReplaceLineEndings("\n"),
            string.Join('\n', changed.Error.Replace(_place.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))));
    }

    public void Dispose() => _place.Dispose();

    private void Write(string extra)
    {
        var table = new StringBuilder("size,colour,above,visits\n");
        for (var i = 0; i < 80; i++)
            table.Append(CultureInfo.InvariantCulture, $"{i * 37 % 100},{(i % 9 == 0 ? "?" : i % 2 == 0 ? "red" : "blue")},{(i * 37 % 100 > 50 ? "yes" : "no")},{i * 37 % 100 / 10}\n");
        _place.Write("table.csv", table + extra);
        _place.Write("cells.model.yaml", Model);
    }
}
