using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

public sealed class Digests_of_folders
{
    [Fact]
    public void Are_the_same_wherever_the_folder_lies()
    {
        using var here = new PictureFolder();
        using var there = new PictureFolder();
        Assert.Equal(here.AddAntsAndBees().Open().Content, there.AddAntsAndBees().AddText("notes.txt", "x").Open().Content);
        Assert.Equal(6, here.Files.Digested.Count);
    }

    [Fact]
    public void Change_with_a_picture_a_label_a_split_and_an_option()
    {
        using var folder = new PictureFolder();
        List<Digest> digests = [folder.AddAntsAndBees().Open().Content];
        digests.Add(folder.Add("train/ants/1.png", 11).Open().Content);
        File.Move(Path.Combine(folder.Path, "train/ants/1.png"), Path.Combine(folder.Path, "train/bees/1.png"));
        digests.Add(folder.Open().Content);
        File.Move(Path.Combine(folder.Path, "train/bees/1.png"), Path.Combine(folder.Path, "val/bees/1.png"));
        digests.Add(folder.Open().Content);
        var options = new ImageFolderOptions { Size = 8 };
        digests.Add(folder.Open(options with { Flip = true }).Content);
        digests.Add(folder.Open(options with { RandomCrop = true }).Content);
        digests.Add(folder.Open(options with { Size = 9 }).Content);
        digests.Add(folder.Open(options with { Resize = 20 }).Content);
        digests.Add(folder.Open(options with { Upright = false }).Content);
        Assert.Equal(digests.Count, digests.Distinct().Count());
    }

    [Fact]
    public void Know_an_example_by_its_content()
    {
        using var folder = new PictureFolder();
        var data = folder.AddAntsAndBees().Add("val/ants/copy.png", 1).Open();
        Assert.Equal(data.Identify(Split.Train, 0), data.Identify(Split.Validation, 1));
        Assert.NotEqual(data.Identify(Split.Train, 0), data.Identify(Split.Train, 1));
        Assert.Equal(new UncachedInputFiles().DigestOf(Path.Combine(folder.Path, "train/ants/1.png")), data.Identify(Split.Train, 0));
    }
}
