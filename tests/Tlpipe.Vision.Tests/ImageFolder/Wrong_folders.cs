using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

public sealed class Wrong_folders : IDisposable
{
    private readonly PictureFolder _folder = new();

    [Fact]
    public void One_with_a_picture_that_changes_after_it_was_digested()
    {
        var data = _folder.AddAntsAndBees().Open();
        _folder.Add("train/ants/1.png", 9);
        var path = Path.Combine(_folder.Path, "train/ants/1.png");
        Assert.Equal(
            $"{path}: error TLP3009: this picture is not what it was when the training was planned; build again, and touch the file if that doesn't help",
            Assert.Throws<DiagnosticException>(() => data.Read(Split.Train, 0, null)).Message);
    }

    [Fact]
    public void A_missing_one() => Assert.Equal(
        $"tlpipe: error TLP3001: there is no folder '$(data)/x' (looked at {_folder.Path}); put the pictures there, or correct 'path' or its root",
        _folder.Fails());

    [Fact]
    public void One_without_classes() => Assert.Equal(
        "tlpipe: error TLP3002: the folder '$(data)/x' has no class folders in it; put the pictures into one folder for each class: $(data)/x/CLASS/PICTURE.jpg",
        _folder.AddText("1.jpg", "").Fails());

    [Fact]
    public void One_without_classes_in_training() => Assert.Equal(
        "tlpipe: error TLP3002: the folder '$(data)/x/train' has no class folders in it; put the pictures into one folder for each class: $(data)/x/train/CLASS/PICTURE.jpg",
        _folder.AddEmpty("train").Fails());

    [Fact]
    public void Ones_with_empty_classes_are_all_named() => Assert.Equal(
        "tlpipe: error TLP3003: the class folder '$(data)/x/train/cats' has no pictures (.jpg, .jpeg, .png) in it; add some, or delete the folder\n" +
        "tlpipe: error TLP3003: the class folder '$(data)/x/train/dogs' has no pictures (.jpg, .jpeg, .png) in it; add some, or delete the folder",
        _folder.AddAntsAndBees().AddEmpty("train/cats").AddText("train/dogs/readme.txt", "").Fails());

    [Fact]
    public void One_with_a_class_that_training_lacks() => Assert.Equal(
        "tlpipe: error TLP3004: 'val' has classes that 'train' has not: 'Ants', 'cats'; the classes of 'train' are 'ants', 'bees'; name the folders alike",
        _folder.AddAntsAndBees().Add("val/Ants/1.png", 1).Add("val/cats/1.png", 1).Fails());

    [Fact]
    public void One_without_validation() => Assert.Equal(
        "tlpipe: error TLP3005: '$(data)/x' has no 'val' folder, so nothing could be measured; add one, or set 'validation' to a share of the pictures, such as 0.2",
        _folder.Add("a/1.png", 1).Fails());

    [Fact]
    public void One_with_two_validations() => Assert.Equal(
        "tlpipe: error TLP3006: 'validation' asks for a part of the training pictures, but there is a folder 'val' for validation already; remove one of the two",
        _folder.AddAntsAndBees().Fails(new ImageFolderOptions { Validation = 0.2 }));

    [Fact]
    public void One_too_small_to_divide() => Assert.Equal(
        "tlpipe: error TLP3007: with 'validation: 0.01' none of the 1 pictures of class 'a' is left for validation; add pictures, or choose another share",
        _folder.Add("a/1.png", 1).Fails(new ImageFolderOptions { Validation = 0.01 }));

    [Fact]
    public void The_option_at_fault_is_named()
    {
        Assert.Equal("path", Assert.Single(Assert.Throws<DiagnosticException>(() => _folder.Open()).Diagnostics).Option);
        Assert.Equal("validation", Assert.Single(Assert.Throws<DiagnosticException>(() => _folder.AddAntsAndBees().Open(new ImageFolderOptions { Validation = 0.2 })).Diagnostics).Option);
    }

    [Fact]
    public void A_picture_that_is_cut_off_is_named_when_it_is_read()
    {
        var path = Path.Combine(_folder.AddAntsAndBees().Path, "train/ants/2.png");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..50]);
        var data = _folder.Open();
        data.Read(Split.Train, 0, null).Dispose();
        Assert.Equal(
            $"{path}: error TLP3102: the picture '2.png' is cut off: its 50 bytes stop before the end of the image; get it again from its source, or leave it out",
            Assert.Throws<DiagnosticException>(() => data.Read(Split.Train, 1, null)).Message);
    }

    [Fact]
    public void A_picture_of_a_format_that_is_not_read_is_not_passed_over()
    {
        var data = _folder.AddAntsAndBees().AddText("train/ants/0.gif", "GIF89a").Open();
        Assert.Equal(
            $"{Path.Combine(_folder.Path, "train/ants/0.gif")}: error TLP3101: '0.gif' is not a picture that can be read: it is a GIF, and only JPEG and PNG are read; convert it to one of them, or leave it out",
            Assert.Throws<DiagnosticException>(() => data.Read(Split.Train, 0, null)).Message);
    }

    public void Dispose() => _folder.Dispose();
}
