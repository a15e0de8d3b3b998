using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

public sealed class Folders_of_pictures
{
    [SkippableFact]
    public void Read_the_ants_and_bees()
    {
        var path = RealData.Require("hymenoptera");
        var data = new ImageFolderProvider().Create(
            new ImageFolderOptions { Path = new InputPath("$(data)/hymenoptera", path) },
            new PartContext(new UncachedInputFiles(), InputSignature.Picture(224, 224)));
        Assert.Equal(TargetSignature.OneOf(["ants", "bees"]), Assert.Single(data.Targets).Value);
        Assert.Equal((244, 153, 0), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal("train/ants/0013035.jpg", data.Describe(Split.Train, 0));
        Assert.Equal(InputSignature.Picture(224, 224), data.Codec.Output);
        using var picture = data.Read(Split.Train, 0, null);
        using var decoded = data.Codec.Decode(File.ReadAllBytes(Path.Combine(path, "train/ants/0013035.jpg")), "x");
        Assert.Equal(decoded.ToArray<byte>(), picture.ToArray<byte>());
        Assert.Equal([123, 121], Labels(data, Split.Train, "class", 2));
    }

    [Fact]
    public void Know_their_splits_and_classes_in_order()
    {
        using var folder = new PictureFolder();
        var data = folder.AddAntsAndBees().Add("train/Zebras/7.png", 7).Add("test/ants/8.png", 8).AddText("labels.csv", "").AddText("train/ants/notes.txt", "").AddText("train/ants/.hidden.png", "").Open();
        Assert.Equal(["Zebras", "ants", "bees"], data.Targets["class"].Classes);
        Assert.Equal((4, 3, 1), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal(["train/Zebras/7.png", "train/ants/1.png", "train/ants/2.png", "train/bees/3.png"], Enumerable.Range(0, 4).Select(i => data.Describe(Split.Train, i)));
        Assert.Equal([0, 1, 2], Labels(data, Split.Validation, "class", 3));
        Assert.False(data.Augments);
        int[][] expected = [[1, 2, 1], [0, 1, 2], [0, 1, 0]];
        foreach (var (split, perClass) in Enum.GetValues<Split>().Zip(expected))
        {
            var counts = data.CountLabels(split, "class")!;
            Assert.Equal((data.Count(split), string.Join(" ", perClass)), (counts.Labelled, string.Join(" ", counts.PerClass)));
        }
    }

    [Fact]
    public void May_call_validation_by_its_whole_name_and_hold_folders_in_folders()
    {
        using var folder = new PictureFolder();
        var data = folder.Add("train/a/deep/er/1.png", 1).Add("validation/a/2.PNG", 2).Open();
        Assert.Equal("train/a/deep/er/1.png", data.Describe(Split.Train, 0));
        Assert.Equal("validation/a/2.PNG", data.Describe(Split.Validation, 0));
    }

    [Theory]
    [InlineData(null, null, 224, 256)]
    [InlineData(null, 96, 96, 110)]
    [InlineData(64, 96, 64, 73)]
    public void Follow_the_backbone_where_their_size_is_free(int? size, int? preferred, int expected, int resize)
    {
        using var folder = new PictureFolder();
        var data = folder.AddAntsAndBees().Open(new ImageFolderOptions { Size = size }, preferred is { } p ? InputSignature.Picture(p, p) : null);
        Assert.Equal(InputSignature.Picture(expected, expected), data.Codec.Output);
        Assert.Equal($$"""{"size":{{expected}},"resize":{{resize}},"upright":true,"scaledDecoding":false}""", data.Codec.Settings.ToJsonString());
        using var picture = data.Read(Split.Train, 1, null);
        Assert.Equal([3, expected, expected], picture.shape);
        Assert.All(picture.ToArray<byte>(), value => Assert.Equal(2, value));
    }

    [Fact]
    public void Are_divided_by_content_where_there_is_no_validation_folder()
    {
        using var folder = new PictureFolder();
        for (var i = 0; i < 400; i++) folder.Add($"{(i % 2 == 0 ? "a" : "b")}/{i}.png", i);
        var options = new ImageFolderOptions { Size = 8, Validation = 0.2 };
        var before = folder.Open(options);
        Assert.Equal(400, before.Count(Split.Train) + before.Count(Split.Validation));
        Assert.InRange(before.Count(Split.Validation), 60, 100);
        var held = Names(before, Split.Validation);

        // Neither one that goes nor a copy that comes moves any other.
        File.Copy(Path.Combine(folder.Path, held[0]), Path.Combine(folder.Path, "a/copy.png"));
        File.Delete(Path.Combine(folder.Path, held[1]));
        Assert.Equal(held.Append("a/copy.png").Where(n => n != held[1]).Order(StringComparer.Ordinal), Names(folder.Open(options), Split.Validation).Order(StringComparer.Ordinal));
    }

    private static List<string> Names(IDataSet data, Split split) => [.. Enumerable.Range(0, data.Count(split)).Select(i => data.Describe(split, i))];

    private static int[] Labels(IDataSet data, Split split, string target, int classes)
    {
        var counts = new int[classes];
        for (var i = 0; i < data.Count(split); i++)
        {
            using var label = data.Target(split, i, target);
            counts[label!.item<long>()]++;
        }
        return counts;
    }
}
