using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

public sealed class Folds_of_pictures
{
    [Fact]
    public void Validate_each_picture_once_and_share_out_every_class()
    {
        using var folder = Pictures();
        var folds = Enumerable.Range(0, 3).Select(take => Open(folder, take)).ToList();
        Assert.Equal(26, folds.SelectMany(Validating).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([9, 9, 8], folds.Select(fold => fold.Count(Split.Validation)));
        Assert.All(folds, fold =>
        {
            Assert.Empty(Validating(fold).Intersect(Names(fold, Split.Train)));
            Assert.Equal(26, fold.Count(Split.Train) + fold.Count(Split.Validation));
            Assert.Equal(["test/a/99.png"], Names(fold, Split.Test));
            Assert.InRange(Validating(fold).Count(name => name.Contains("/a/", StringComparison.Ordinal)), 3, 4);
            Assert.InRange(Validating(fold).Count(name => name.Contains("/b/", StringComparison.Ordinal)), 5, 6);
        });
    }

    [Fact]
    public void Do_not_depend_on_the_names_of_files_or_on_the_split_they_lay_in()
    {
        using var folder = Pictures();
        var before = Contents(Open(folder, 1));
        File.Move(Path.Combine(folder.Path, "train/a/0.png"), Path.Combine(folder.Path, "val/a/zzz.png"));
        File.Move(Path.Combine(folder.Path, "val/b/25.png"), Path.Combine(folder.Path, "train/b/000.png"));
        Assert.Equal(before, Contents(Open(folder, 1)));
    }

    [Fact]
    public void Keep_copies_of_one_picture_together()
    {
        using var folder = Pictures();
        var holder = Enumerable.Range(0, 3).First(take => Validating(Open(folder, take)).Contains("train/a/0.png"));
        File.Copy(Path.Combine(folder.Path, "train/a/0.png"), Path.Combine(folder.Path, "val/a/copy.png"));
        Assert.Contains("val/a/copy.png", Validating(Open(folder, holder)));
    }

    [Fact]
    public void Need_no_validation_folder()
    {
        using var folder = new PictureFolder();
        for (var i = 0; i < 8; i++) folder.Add($"{(i < 4 ? "a" : "b")}/{i}.png", i);
        var data = folder.Open(new ImageFolderOptions { Size = 8, Folds = new FoldOptions { Count = 4, Take = 3 } });
        Assert.Equal((6, 2), (data.Count(Split.Train), data.Count(Split.Validation)));
    }

    [Fact]
    public void Are_another_content_each()
    {
        using var folder = Pictures();
        Assert.NotEqual(Open(folder, 0).Content, Open(folder, 1).Content);
    }

    [Fact]
    public void Need_a_picture_of_each_class_for_each_fold()
    {
        using var folder = new PictureFolder();
        Assert.Equal(
            "tlpipe: error TLP3010: class 'ants' has 3 different pictures, too few for 5 folds; add pictures, or make fewer folds",
            folder.AddAntsAndBees().Fails(new ImageFolderOptions { Folds = new FoldOptions { Count = 5 } }));
    }

    [Fact]
    public void Are_taken_from_0_and_not_beside_a_validation_share()
    {
        var wrong = new ImageFolderOptions { Validation = 0.2, Folds = new FoldOptions { Count = 5, Take = 5 } };
        Assert.Equal("'validation' and 'folds' both say which pictures validate; remove one of the two", Assert.Single(wrong.Validate(new(wrong))).ErrorMessage);
        Assert.Equal("'folds.take' is 5, and 5 folds are counted from 0 to 4; take one of these", Assert.Single(wrong.Folds.Validate(new(wrong))).ErrorMessage);
    }

    /// <summary>Ten of one class and sixteen of the other in two splits, and one for the test.</summary>
    private static PictureFolder Pictures()
    {
        var folder = new PictureFolder();
        for (var i = 0; i < 26; i++) folder.Add($"{(i % 2 == 0 ? "train" : "val")}/{(i < 10 ? "a" : "b")}/{i}.png", i);
        return folder.Add("test/a/99.png", 99);
    }

    private static IDataSet Open(PictureFolder folder, int take) =>
        folder.Open(new ImageFolderOptions { Size = 8, Folds = new FoldOptions { Count = 3, Take = take } });

    private static List<string> Validating(IDataSet data) => Names(data, Split.Validation);

    private static List<string> Names(IDataSet data, Split split) => [.. Enumerable.Range(0, data.Count(split)).Select(i => data.Describe(split, i))];

    private static List<string> Contents(IDataSet data) =>
        [.. Enumerable.Range(0, data.Count(Split.Validation)).Select(i => data.Identify(Split.Validation, i).Hex).Order(StringComparer.Ordinal)];
}
