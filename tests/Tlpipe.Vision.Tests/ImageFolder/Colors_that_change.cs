using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Vision.ImageFolder;

namespace Tlpipe.Vision.Tests.ImageFolder;

public sealed class Colors_that_change
{
    private delegate void Change(Span<byte> planar, double factor);

    private static readonly Dictionary<string, Change> Changes = new(StringComparer.Ordinal)
    {
        ["brightness"] = ColorChanges.Brightness,
        ["contrast"] = ColorChanges.Contrast,
        ["saturation"] = ColorChanges.Saturation,
        ["hue"] = ColorChanges.Hue,
    };

    [SkippableFact]
    public void Have_the_numbers_of_torchvision()
    {
        var absent = DebianPython.WhyAbsent("torchvision", "python3-torchvision");
        Skip.If(absent is not null, absent);
        using var folder = new TemporaryFolder();
        DebianPython.Run(Path.Combine(AppContext.BaseDirectory, "ImageFolder", "reference_colors.py"), folder.Path);
        var picture = File.ReadAllBytes(folder.Combine("picture.rgb"));
        var results = Directory.GetFiles(folder.Path, "*-*.rgb");
        Assert.Equal(17, results.Length);
        foreach (var result in results)
        {
            var (name, factor) = Path.GetFileNameWithoutExtension(result).Split('-', 2) is [var n, var f] ? (n, f) : default;
            var changed = (byte[])picture.Clone();
            Changes[name](changed, double.Parse(factor, CultureInfo.InvariantCulture));
            var expected = File.ReadAllBytes(result);
            Assert.True(expected.AsSpan().SequenceEqual(changed), $"{name} {factor}: {expected.Zip(changed).Count(pair => pair.First != pair.Second)} values differ, by up to {expected.Zip(changed).Max(pair => Math.Abs(pair.First - pair.Second))}");
        }
    }

    [Fact]
    public void Depend_on_the_stream_alone_and_stay_without_one()
    {
        using var folder = new PictureFolder();
        var options = new ImageFolderOptions { Size = 8, ColorJitter = new() { Brightness = 0.4, Contrast = 0.4, Saturation = 0.4, Hue = 0.1 } };
        var data = folder.AddAntsAndBees().Open(options);
        Assert.True(data.Augments);
        Assert.NotEqual(folder.Open().Content, data.Content);
        Assert.Equal(Pixels(data, 1), Pixels(data, 1));
        Assert.True(Enumerable.Range(0, 20).Select(i => Pixels(data, i)[0]).Distinct().Count() > 3);
        Assert.All(Pixels(data, null), value => Assert.Equal(3, value));
    }

    [Fact]
    public void Keep_to_their_reach_and_change_nothing_that_was_not_asked_for()
    {
        var jitter = new ColorJitter(new() { Brightness = 0.25 });
        var root = RandomStream.FromSeed(1);
        var values = Enumerable.Range(0, 200).Select(i =>
        {
            byte[] pixel = [100, 100, 200];
            jitter.Apply(pixel, root.Derive("view", i));
            Assert.Equal(pixel[0], pixel[1]);
            Assert.InRange(pixel[2] - (2 * pixel[0]), 0, 1);
            return pixel[0];
        }).ToList();
        Assert.InRange(values.Min(), 75, 79);
        Assert.InRange(values.Max(), 121, 125);
        Assert.False(new ColorJitterOptions().IsAny);
    }

    private static byte[] Pixels(IDataSet data, int? view)
    {
        using var picture = data.Read(Split.Train, 2, view is { } number ? RandomStream.FromSeed(3).Derive("view", number) : null);
        return picture.ToArray<byte>();
    }
}
