using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

public sealed class Augmented_pictures
{
    private static readonly RandomStream Root = RandomStream.FromSeed(3);

    [SkippableFact]
    public void Depend_on_the_stream_alone()
    {
        var data = Open(new ImageFolderOptions { Size = 32, RandomCrop = true, Flip = true });
        Assert.True(data.Augments);
        Assert.Equal(Pixels(data, Root.Derive("view", 1)), Pixels(data, Root.Derive("view", 1)));
        Assert.Equal(20, Enumerable.Range(0, 20).Select(i => Convert.ToHexString(Pixels(data, Root.Derive("view", i)))).Distinct().Count());
    }

    [SkippableFact]
    public void Are_plain_without_a_stream()
    {
        var plain = Pixels(Open(new ImageFolderOptions { Size = 32 }), Root.Derive("view", 1));
        Assert.Equal(plain, Pixels(Open(new ImageFolderOptions { Size = 32, RandomCrop = true, Flip = true }), null));
    }

    [SkippableFact]
    public void Are_mirrored_half_of_the_time()
    {
        var data = Open(new ImageFolderOptions { Size = 32, Flip = true });
        var plain = Pixels(data, null);
        var mirrored = plain.Chunk(32).SelectMany(row => row.Reverse()).ToArray();
        var views = Enumerable.Range(0, 100).Select(i => Pixels(data, Root.Derive("view", i))).ToList();
        Assert.All(views, view => Assert.True(view.AsSpan().SequenceEqual(plain) || view.AsSpan().SequenceEqual(mirrored)));
        Assert.InRange(views.Count(view => view.AsSpan().SequenceEqual(mirrored)), 35, 65);
    }

    private static IDataSet Open(ImageFolderOptions options) => new ImageFolderProvider().Create(
        options with { Path = new InputPath("$(data)/hymenoptera", RealData.Require("hymenoptera")) }, new PartContext(new UncachedInputFiles()));

    private static byte[] Pixels(IDataSet data, RandomStream? randomness)
    {
        using var picture = data.Read(Split.Train, 5, randomness);
        return picture.ToArray<byte>();
    }
}
