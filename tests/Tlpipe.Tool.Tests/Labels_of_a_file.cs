using System.Globalization;
using System.Text;

namespace Tlpipe.Tool.Tests;

/// <summary>A number, several labels and a class of the same pictures, some of them missing, from the file with the labels to what is predicted.</summary>
public sealed class Labels_of_a_file : IDisposable
{
    private const string Model = """
        model: shades
        version: 1.0.0
        backbone: { use: small-cnn, width: 8, depth: 2 }
        datasets:
          pictures: { use: image-folder, path: pictures, targets: { shade: number, tags: labels, kind: class }, size: 16 }
        tasks:
          shade: { dataset: pictures, target: shade, head: { use: regression, loss: huber } }
          tags: { dataset: pictures, target: tags, head: { use: multi-label, positiveWeights: { dim: 2 } } }
          kind: { dataset: pictures, target: kind, head: classification }
        training: { strategy: full, epochs: 20, batch: 8, optimizer: { use: adam, lr: 0.01 } }
        """;

    private readonly Workplace _place = new();

    public Labels_of_a_file()
    {
        var labels = new StringBuilder("file,split,shade,tags,kind\n");
        for (var i = 0; i < 40; i++)
        {
            var grey = 20 + (i * 5);
            PngFile.Write(_place.At("pictures", $"{i}.png"), 20, 20, (byte)grey);
            // Every seventh is without a number, every ninth without tags; the middle has no tag at all.
            var shade = i % 7 == 3 ? "" : (1000 + (grey * 2)).ToString(CultureInfo.InvariantCulture);
            var tags = i % 9 == 4 ? "" : i < 16 ? "dim" : i > 24 ? "bright;clear" : ";";
            labels.Append(CultureInfo.InvariantCulture, $"{i}.png,{(i % 4 == 1 ? "val" : "train")},{shade},{tags},{(i < 20 ? "dark" : "light")}\n");
        }

        _place.Write("pictures/labels.csv", labels.ToString());
        _place.Write("shades.model.yaml", Model);
    }

    [Fact]
    public void Are_learned_measured_and_predicted()
    {
        var tasks = _place.Run("train", "shades.model.yaml", "--json").Succeeded().Json["tasks"]!;
        // The greys are numbers from 1040 to 1430, with a deviation of 115.
        Assert.InRange((double)tasks["shade"]!["best"]!["mae"]!, 0, 60);
        Assert.InRange((double)tasks["shade"]!["best"]!["r2"]!, 0.5, 1);
        Assert.InRange((double)tasks["shade"]!["start"]!["r2"]!, 0.9, 1);
        Assert.InRange((double)tasks["tags"]!["best"]!["macroAuroc"]!, 0.9, 1);
        Assert.Equal(10 - 1, (int)tasks["shade"]!["best"]!["n"]!);

        var predictions = _place.Run("predict", "models/shades/1.0.0", "pictures/2.png", "pictures/38.png", "--json").Succeeded().Json["predictions"]!;
        var (dark, light) = (predictions[0]!["tasks"]!, predictions[1]!["tasks"]!);
        Assert.InRange((double)dark["shade"]!["number"]!, 900, 1200);
        Assert.InRange((double)light["shade"]!["number"]!, 1260, 1600);
        Assert.Equal("dim", (string?)dark["tags"]!["label"]);
        Assert.True((double)light["tags"]!["scores"]!["bright"]! + (double)light["tags"]!["scores"]!["clear"]! > 1.2, light.ToJsonString());

        var lines = _place.Run("predict", "models/shades/1.0.0", "pictures/38.png").Succeeded().Output.Split('\n');
        Assert.StartsWith("shade", lines[0], StringComparison.Ordinal);
        Assert.Matches(@"^1\d{3}\.\d{4}  bright [01]\.\d{4}, clear [01]\.\d{4}\s+light [01]\.\d{4}\s+pictures/38\.png$", lines[1]);
    }

    [Fact]
    public void Rank_trunks_for_all_of_them()
    {
        var result = _place.Run("rank", "shades.model.yaml", "--with", "resnet-20").Succeeded().Output.Split('\n');
        Assert.Matches(@"^trunk\s+LogME\s+shade LogME\s+shade H-score\s+tags LogME\s+tags H-score\s+kind LogME\s+kind H-score\s+features\s+parameters\s+frozen\s+full$", result[0]);
        Assert.Equal(["resnet-20", "small-cnn (the model's)"], result[1..3].Select(line => line[..24].TrimEnd()).Order(StringComparer.Ordinal));

        var trunks = _place.Run("rank", "shades.model.yaml", "--with", "resnet-20", "--json").Succeeded().Json["trunks"]!;
        Assert.Equal(2, trunks.AsArray().Count);
        Assert.True((double)trunks[0]!["logMe"]! >= (double)trunks[1]!["logMe"]!);
        Assert.Null(trunks[0]!["tasks"]!["shade"]!["hScore"]);
        Assert.InRange((double)trunks[0]!["tasks"]!["kind"]!["hScore"]!, 0, 1);

        var wrong = _place.Run("rank", "shades.model.yaml", "--with", "resnet-20=");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("'resnet-20=' is no trunk; write it as --with BACKBONE or --with BACKBONE=WEIGHTS", wrong.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _place.Dispose();
}
