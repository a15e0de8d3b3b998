using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

/// <summary>A folder of pictures to make data sets of.</summary>
public sealed class PictureFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => System.IO.Path.Combine(_folder.Path, "data");

    public UncachedInputFiles Files { get; } = new();

    /// <summary>Adds a picture whose content depends on a number.</summary>
    public PictureFolder Add(string name, int number, int width = 12, int height = 10)
    {
        PngFile.Write(_folder.Combine("data", name), width + number / 256, height, (byte)number);
        return this;
    }

    /// <summary>Adds a file of any content.</summary>
    public PictureFolder AddText(string name, string text)
    {
        _folder.Write("data/" + name, text);
        return this;
    }

    /// <summary>Adds a folder with nothing in it.</summary>
    public PictureFolder AddEmpty(string name)
    {
        Directory.CreateDirectory(_folder.Combine("data", name));
        return this;
    }

    /// <summary>The usual two classes in two splits.</summary>
    public PictureFolder AddAntsAndBees() => Add("train/ants/1.png", 1).Add("train/ants/2.png", 2).Add("train/bees/3.png", 3)
        .Add("val/ants/4.png", 4).Add("val/bees/5.png", 5).Add("val/bees/6.png", 6);

    /// <summary>The data set with the given options; the path is this folder.</summary>
    public IDataSet Open(ImageFolderOptions? options = null, InputSignature? preferred = null) => new ImageFolderProvider().Create(
        (options ?? new ImageFolderOptions { Size = 8 }) with { Path = new InputPath("$(data)/x", Path) }, new PartContext(Files, preferred));

    /// <summary>The errors of opening it, as they are printed.</summary>
    public string Fails(ImageFolderOptions? options = null) => Assert.Throws<DiagnosticException>(() => Open(options)).Message;

    public void Dispose() => _folder.Dispose();
}
