using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Inputs_that_vanish
{
    private const string Shades = """
        model: shades
        version: 1.0.0
        backbone: { use: small-cnn, width: 4, depth: 2WEIGHTS }
        tasks:
          shade:
            dataset: { use: image-folder, path: pictures, size: 24 }
            head: classification
        training: { strategy: full, epochs: 2, batch: 4 }
        """;

    [Theory]
    [InlineData("pictures/train/dark/1.png", "TLP3106")]
    [InlineData("pictures/val/light/0.png", "TLP3106")]
    [InlineData("shades.model.yaml", "TLP7002")]
    [InlineData("base.safetensors", "TLP4001")]
    public void Between_planning_and_training(string file, string code)
    {
        using var workshop = Prepared(", weights: base.safetensors");
        Forget(workshop, file, happened => happened is TrainingEvent.Started);
        Assert.Equal(code, Error(workshop, file).Code);
    }

    [Theory]
    [InlineData("pictures/train/dark/1.png")]
    [InlineData("shades.model.yaml")]
    [InlineData("base.safetensors")]
    public void During_the_training(string file)
    {
        using var workshop = Prepared(", weights: base.safetensors");
        Forget(workshop, file, happened => happened is TrainingEvent.EpochEnded);
        var error = Error(workshop, file);
        Assert.Equal("TLP7002", error.Code);
        Assert.Contains(workshop.Combine(file), error.Message, StringComparison.Ordinal);
    }

    /// <summary>A model that was trained before, so that there is one which must stay.</summary>
    private static Workshop Prepared(string weights)
    {
        var workshop = new Workshop();
        foreach (var (split, count) in new[] { ("train", 4), ("val", 2) })
        foreach (var (name, shade) in new[] { ("dark", 40), ("light", 200) })
        for (var index = 0; index < count; index++)
            PngFile.Write(workshop.Combine("pictures", split, name, $"{index}.png"), 30, 30, (byte)(shade + index + count));
        var built = workshop.Build(workshop.Write("shades.model.yaml", Shades.Replace("WEIGHTS", "", StringComparison.Ordinal)));
        File.Copy(Path.Combine(built.Folder, "model.safetensors"), workshop.Combine("base.safetensors"));
        workshop.Write("shades.model.yaml", Shades.Replace("WEIGHTS", weights, StringComparison.Ordinal));
        return workshop;
    }

    private static void Forget(Workshop workshop, string file, Func<TrainingEvent, bool> when) => workshop.Progress.Then = happened =>
    {
        if (when(happened)) File.Delete(workshop.Combine(file));
    };

    /// <summary>The one error of a build that leaves everything as it was.</summary>
    private static Diagnostic Error(Workshop workshop, string file)
    {
        var before = State(workshop);
        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(workshop.Combine("shades.model.yaml"))).Diagnostics);
        Assert.False(File.Exists(workshop.Combine(file)));
        Assert.Equal(before, State(workshop));
        Assert.Empty(Directory.EnumerateFileSystemEntries(workshop.CacheFolder, "*.new", SearchOption.AllDirectories));
        return error;
    }

    private static Dictionary<string, string> State(Workshop workshop) =>
        Directory.EnumerateFiles(workshop.OutputFolder, "*", SearchOption.AllDirectories).Append(workshop.Combine("shades.lock.json"))
            .ToDictionary(file => file, file => Digest.Of(File.ReadAllBytes(file)).Hex);
}
