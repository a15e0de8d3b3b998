using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Models.Tests.Pictures;

[Collection(nameof(ReferencePictures))]
public sealed class Decoding_pictures(ReferencePictures reference)
{
    [SkippableFact]
    public void Gives_the_numbers_of_PIL_for_every_kind_of_JPEG_and_PNG()
    {
        var decoder = new PictureDecoder();
        var results = reference.Require("decode");
        Assert.True(results.Count > 25);
        foreach (var result in results)
        {
            using var picture = decoder.DecodeFile(result.Path);
            result.AssertSame(picture.Width, picture.Height, Planar(picture));
        }
    }

    [SkippableFact]
    public void Leaves_a_picture_as_it_was_stored_when_its_orientation_is_not_wanted()
    {
        using var picture = new PictureDecoder(new PictureDecoderOptions { ApplyOrientation = false }).DecodeFile(reference.Picture("exif6.jpg"));
        Assert.Equal((61, 40), (picture.Width, picture.Height));
    }

    [SkippableFact]
    public void Decodes_to_a_fraction_of_the_size_when_asked_to()
    {
        using var picture = new PictureDecoder(new PictureDecoderOptions { ScaledShortSide = 25 }).DecodeFile(reference.Picture("s2q92.jpg"));
        Assert.Equal((38, 26), (picture.Width, picture.Height));
    }

    [SkippableTheory]
    [InlineData("cmyk.jpg", 3)]
    [InlineData("ycck.jpg", 4)]
    public void Looks_at_JPEGs_that_really_have_four_inks(string name, byte transform)
    {
        // Adobe's marker says how the inks are stored: 0 as they are, 2 as luminance and chrominance.
        var content = File.ReadAllBytes(reference.Picture(name));
        var adobe = content.AsSpan().IndexOf("Adobe"u8);
        Assert.Equal(transform == TurboJpeg.Ycck ? 2 : 0, content[adobe + 11]);
        Assert.Equal(4, content[content.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]) + 9]);
    }

    [SkippableTheory]
    [InlineData("s2q92.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("ycck.jpg")]
    [InlineData("rgb.png")]
    [InlineData("palette.png")]
    [InlineData("sixteen6.png")]
    public void Refuses_a_picture_that_is_cut_off_anywhere(string name)
    {
        var content = File.ReadAllBytes(reference.Picture(name));
        var decoder = new PictureDecoder();
        foreach (var length in Enumerable.Range(1, 40).Select(i => content.Length * i / 41).Append(content.Length - 1).Where(l => l > 10))
        {
            var error = Fails(() => decoder.Decode(content.AsSpan(0, length), "a.x"));
            Assert.Equal("TLP3102", error.Code);
            Assert.Equal($"the picture 'a.x' is cut off: its {length} bytes stop before the end of the image; get it again from its source, or leave it out", error.Message);
        }
    }

    [SkippableFact]
    public void Reads_over_stray_bytes_before_a_JPEGs_end_as_PIL_does()
    {
        var content = File.ReadAllBytes(reference.Picture("s2q92.jpg"));
        using var expected = new PictureDecoder().Decode(content, "a");
        using var picture = new PictureDecoder().Decode([.. content[..^2], 1, 2, 3, .. content[^2..]], "b");
        Assert.Equal(Planar(expected), Planar(picture));
    }

    [SkippableFact]
    public void Refuses_a_PNG_whose_data_are_damaged()
    {
        var content = File.ReadAllBytes(reference.Picture("rgb.png"));
        content[content.Length / 2] ^= 0x55;
        var error = Fails(() => new PictureDecoder().Decode(content, "a.png"));
        Assert.Equal("TLP3103", error.Code);
        Assert.StartsWith("the picture 'a.png' is damaged (", error.Message);
        Assert.EndsWith("); get it again from its source, or leave it out", error.Message);
    }

    [SkippableTheory]
    [InlineData("rgb.png")]
    [InlineData("s2q92.jpg")]
    [InlineData("cmyk.jpg")]
    [InlineData("sixteen6.png")]
    public void Refuses_a_picture_that_declares_more_pixels_than_the_limit(string name)
    {
        var path = reference.Picture(name);
        var error = Fails(() => new PictureDecoder(new PictureDecoderOptions { MaxPixels = 15_149 }).DecodeFile(path));
        Assert.Equal("TLP3104", error.Code);
        Assert.Equal($"the picture '{name}' says that it has 150×101 pixels, more than the limit of 15149 pixels in all; make it smaller, or leave it out", error.Message);
    }

    [SkippableFact]
    public void Refuses_a_tiny_file_that_declares_a_huge_picture_before_taking_memory()
    {
        var content = File.ReadAllBytes(reference.Picture("s2q92.jpg"));
        var frame = content.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        new byte[] { 0x7F, 0xFF, 0x7F, 0xFF }.CopyTo(content, frame + 5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Fails(() => new PictureDecoder().Decode(content, "a.jpg"));
        Assert.Equal("the picture 'a.jpg' says that it has 32767×32767 pixels, more than the limit of 89478485 pixels in all; make it smaller, or leave it out", error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Says_that_a_file_is_empty()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jpg", "");
        AssertFails(path, "TLP3102", $"the picture 'a.jpg' is cut off: the file is empty; get it again from its source, or leave it out");
    }

    [Fact]
    public void Says_that_a_file_is_absent()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("a.jpg");
        AssertFails(path, "TLP3106", $"the picture 'a.jpg' can't be read from disk (Could not find file '{path}'); check that it exists and may be read");
    }

    [Theory]
    [InlineData("GIF89a...", "a GIF")]
    [InlineData("RIFF....WEBPVP8 ", "a WebP")]
    [InlineData("  <!DOCTYPE html>", "text (HTML, XML or SVG)")]
    [InlineData("hello", "of an unknown kind")]
    public void Says_what_a_file_is_that_is_not_a_picture(string content, string kind)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.jpg", content);
        AssertFails(path, "TLP3101", $"'a.jpg' is not a picture that can be read: it is {kind}, and only JPEG and PNG are read; convert it to one of them, or leave it out");
    }

    [Fact]
    public void Says_what_to_install_when_a_library_is_missing() => Assert.Equal(
        "tlpipe: error TLP9101: pictures can't be decoded because libpng16.so.16 is not installed; install it: apt-get install libturbojpeg0 libpng16-16",
        PictureErrors.MissingLibrary(LibPng.Library, new DllNotFoundException()).Message);

    private static void AssertFails(string path, string code, string message)
    {
        var error = Fails(() => new PictureDecoder().DecodeFile(path));
        Assert.Equal($"{path}: error {code}: {message}", error.ToString());
    }

    private static Diagnostic Fails(Func<object?> decode) => Assert.Single(Assert.Throws<DiagnosticException>(decode).Diagnostics);

    private static byte[] Planar(Picture picture)
    {
        var planar = new byte[3 * picture.Width * picture.Height];
        picture.CopyPlanar(planar);
        return planar;
    }
}
