using Tlpipe.Models.Pictures;

namespace Tlpipe.Models.Tests.Pictures;

[Collection(nameof(ReferencePictures))]
public sealed class Viewing_pictures(ReferencePictures reference)
{
    [SkippableFact]
    public void Resizing_and_centre_cropping_agrees_exactly_with_torchvision()
    {
        var results = reference.Require("centre");
        Assert.True(results.Count >= 50);
        foreach (var result in results)
            AssertSame(result, (w, h) => PictureViews.ResizeAndCenterCrop(w, h, result.Parameters[0], result.Parameters[1]));
    }

    [SkippableFact]
    public void Resizing_a_region_agrees_exactly_with_torchvisions_resized_crop()
    {
        var results = reference.Require("region");
        Assert.True(results.Count >= 17);
        foreach (var result in results)
        {
            var p = result.Parameters;
            AssertSame(result, (_, _) => new PictureView(new PictureRegion(p[0], p[1], p[2], p[3]), p[4], p[4], new PictureRegion(0, 0, p[4], p[4])));
        }
    }

    [Fact]
    public void Mirroring_swaps_left_and_right()
    {
        using var picture = new Picture(2, 1);
        ReadOnlySpan<byte> pixels = [1, 2, 3, 0, 4, 5, 6, 0];
        pixels.CopyTo(picture.Pixels);
        var whole = new PictureRegion(0, 0, 2, 1);
        var planar = new byte[6];
        PictureResampler.RenderPlanar(picture, new PictureView(whole, 2, 1, whole, Mirrored: true), planar);
        Assert.Equal([4, 1, 5, 2, 6, 3], planar);
    }

    [Fact]
    public void A_view_that_reaches_out_of_the_picture_is_refused()
    {
        using var picture = new Picture(4, 4);
        var part = new PictureRegion(0, 0, 2, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureResampler.Render(picture, new PictureView(new PictureRegion(1, 0, 4, 4), 2, 2, part)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PictureResampler.Render(picture, new PictureView(new PictureRegion(0, -1, 4, 4), 2, 2, part)));
    }

    private static void AssertSame(ReferenceResult result, Func<int, int, PictureView> view)
    {
        using var picture = new PictureDecoder().DecodeFile(result.Path);
        var planar = new byte[3 * result.Width * result.Height];
        PictureResampler.RenderPlanar(picture, view(picture.Width, picture.Height), planar);
        result.AssertSame(result.Width, result.Height, planar);
    }
}
