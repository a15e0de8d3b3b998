using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Models.Tests.Pictures;

public sealed class Random_crops
{
    [Fact]
    public void Stay_inside_the_picture_and_keep_share_and_ratio()
    {
        var randomness = Randomness();
        for (var i = 0; i < 2000; i++)
        {
            var view = PictureViews.RandomResizedCrop(340, 256, 224, randomness);
            Assert.True(view.Source.Left >= 0 && view.Source.Top >= 0 && view.Source.Right <= 340 && view.Source.Bottom <= 256);
            var share = (double)view.Source.Width * view.Source.Height / (340 * 256);
            Assert.InRange(share, 0.079, 1.0);
            Assert.InRange((double)view.Source.Width / view.Source.Height, 0.73, 1.36);
        }
    }

    [Fact]
    public void Cover_the_whole_picture_over_time()
    {
        var randomness = Randomness();
        var views = Enumerable.Range(0, 2000).Select(_ => PictureViews.RandomResizedCrop(340, 256, 224, randomness).Source).ToList();
        Assert.Equal(0, views.Min(v => v.Left));
        Assert.Equal(0, views.Min(v => v.Top));
        Assert.Equal(340, views.Max(v => v.Right));
        Assert.Equal(256, views.Max(v => v.Bottom));
    }

    /// <summary>torchvision 0.14: RandomResizedCrop.get_params of pictures in which no try can fit.</summary>
    [Theory]
    [InlineData(1000, 10, 493, 0, 13, 10)]
    [InlineData(10, 1000, 0, 493, 10, 13)]
    public void Fall_back_to_the_middle(int width, int height, int left, int top, int cropWidth, int cropHeight) =>
        Assert.Equal(new PictureRegion(left, top, cropWidth, cropHeight), PictureViews.RandomResizedCrop(width, height, 224, Randomness()).Source);

    private static RandomStream Randomness() => RandomStream.FromSeed(1);
}
