using FsCheck;
using FsCheck.Fluent;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Models.Tests.Pictures;

[Collection(nameof(ReferencePictures))]
public sealed class Hostile_pictures(ReferencePictures reference)
{
    private static readonly PictureDecoder Decoder = new(new PictureDecoderOptions { MaxPixels = 1 << 20 });

    [Fact]
    public void Random_bytes_after_a_signature_never_end_the_process() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
        {
            AssertHarmless(bytes);
            AssertHarmless([0xFF, 0xD8, 0xFF, .. bytes]);
            AssertHarmless([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. bytes]);
        }));

    [Fact]
    public void Random_EXIF_never_ends_the_process() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
        {
            foreach (var order in new[] { "II*\0"u8.ToArray(), "MM\0*"u8.ToArray() })
            {
                byte[] tiff = [.. order, .. bytes];
                _ = JpegSegments.Orientation([0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)Math.Min(tiff.Length + 8, 255), .. "Exif\0\0"u8, .. tiff]);
                _ = ExifReader.Orientation(tiff);
            }
        }));

    [SkippableTheory]
    [InlineData("s2q92.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("exif6.jpg")]
    [InlineData("rgb.png")]
    [InlineData("palette.png")]
    [InlineData("sixteen6.png")]
    [InlineData("cmyk.jpg")]
    [InlineData("ycck.jpg")]
    public void Pictures_with_changed_bytes_never_end_the_process(string name)
    {
        var content = File.ReadAllBytes(reference.Picture(name));
        var change = Gen.Choose(0, content.Length - 1).Zip(Gen.Choose(0, 255)).ListOf(5).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(change, changes =>
        {
            var changed = (byte[])content.Clone();
            foreach (var (at, value) in changes) changed[at] = (byte)value;
            AssertHarmless(changed);
        }));
    }

    private static void AssertHarmless(byte[] content)
    {
        try
        {
            Decoder.Decode(content, "fuzz").Dispose();
        }
        catch (DiagnosticException e)
        {
            Assert.StartsWith("TLP31", Assert.Single(e.Diagnostics).Code);
        }
    }
}
