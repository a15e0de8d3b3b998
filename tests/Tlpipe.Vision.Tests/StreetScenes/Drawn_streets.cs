using System.Security.Cryptography;
using Tlpipe.Abstractions;
using Tlpipe.Vision.StreetScenes;

namespace Tlpipe.Vision.Tests.StreetScenes;

public sealed class Drawn_streets
{
    [Fact]
    public void Have_three_targets()
    {
        var data = Open(new StreetScenesOptions());
        Assert.Equal(["car", "pedestrian", "sign"], data.Targets.Keys);
        Assert.Equal(TargetSignature.OneOf(["absent", "present"]), data.Targets["car"]);
        Assert.Equal(data.Targets["car"], data.Targets["pedestrian"]);
        Assert.Equal(TargetSignature.OneOf(["stop", "yield", "speed-limit", "no-entry", "crossing", "parking"]), data.Targets["sign"]);
        Assert.Equal((2000, 500, 0), (data.Count(Split.Train), data.Count(Split.Validation), data.Count(Split.Test)));
        Assert.Equal(InputSignature.Picture(64, 64), data.Codec.Output);
        Assert.Equal("street scene 7 of validation, seed 1", data.Describe(Split.Validation, 7));
    }

    /// <summary>Integers only: these bytes must be the same on every machine. A change here needs another <see cref="StreetSceneArtist.Edition"/>.</summary>
    [Theory]
    [InlineData(64, "208043f8e2aa2047")]
    [InlineData(33, "559654a67e6f0c9a")]
    public void Are_the_same_everywhere(int size, string digest)
    {
        var data = Open(new StreetScenesOptions { Size = size });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < 200; i++) hash.AppendData(Pixels(data, i % 2 == 0 ? Split.Train : Split.Validation, i));
        Assert.Equal(digest, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    [Fact]
    public void Do_not_depend_on_order_threads_or_count()
    {
        var many = Open(new StreetScenesOptions { Count = 300 });
        var few = Open(new StreetScenesOptions { Count = 60, Validation = 10, Test = 3 });
        var inOrder = Enumerable.Range(0, 60).Select(i => Pixels(many, Split.Train, i)).ToList();
        Assert.All(Enumerable.Range(0, 60).Reverse().AsParallel().Select(i => (i, Pixels: Pixels(few, Split.Train, i))), drawn => Assert.Equal(inOrder[drawn.i], drawn.Pixels));
    }

    [Fact]
    public void Differ_between_seeds_splits_and_examples()
    {
        var data = Open(new StreetScenesOptions());
        var other = Open(new StreetScenesOptions { Seed = 2 });
        Assert.Equal(4, new[] { Pixels(data, Split.Train, 0), Pixels(data, Split.Train, 1), Pixels(data, Split.Validation, 0), Pixels(other, Split.Train, 0) }
            .Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Hold_every_label_about_equally_often_and_independently()
    {
        var data = Open(new StreetScenesOptions { Count = 6000 });
        var labels = Enumerable.Range(0, 6000).Select(i => (Car: Label(data, i, "car"), Pedestrian: Label(data, i, "pedestrian"), Sign: Label(data, i, "sign"))).ToList();
        Assert.InRange(labels.Count(l => l.Car == 1), 2850, 3150);
        Assert.InRange(labels.Count(l => l.Pedestrian == 1), 2850, 3150);
        Assert.InRange(labels.Count(l => l.Pedestrian == l.Car), 2850, 3150);
        for (var sign = 0; sign < 6; sign++) Assert.InRange(labels.Count(l => l.Sign == sign), 880, 1120);
    }

    [Fact]
    public void Leave_out_a_share_of_the_training_labels_of_each_target_when_asked_to()
    {
        var data = Open(new StreetScenesOptions { Count = 2000, Missing = 0.3 });
        foreach (var target in data.Targets.Keys)
        {
            Assert.InRange(Enumerable.Range(0, 2000).Count(i => Label(data, i, target) is null), 520, 680);
            Assert.DoesNotContain(Enumerable.Range(0, 500), i => Label(data, i, target, Split.Validation) is null);
        }
        Assert.Contains(Enumerable.Range(0, 2000), i => Label(data, i, "car") is null && Label(data, i, "sign") is not null);
        var whole = Open(new StreetScenesOptions { Count = 2000 });
        Assert.All(Enumerable.Range(0, 2000), i => Assert.True(Label(data, i, "sign") is not { } label || label == Label(whole, i, "sign")));
    }

    [Fact]
    public void Count_the_labels_that_are_there()
    {
        var data = Open(new StreetScenesOptions { Count = 300, Validation = 200, Missing = 0.3 });
        foreach (var (target, signature) in data.Targets)
        {
            foreach (var split in new[] { Split.Train, Split.Validation, Split.Test })
            {
                var labels = Enumerable.Range(0, data.Count(split)).Select(i => Label(data, i, target, split)).OfType<long>().ToList();
                var counts = data.CountLabels(split, target)!;
                Assert.Equal(labels.Count, counts.Labelled);
                Assert.Equal(Enumerable.Range(0, signature.Classes.Count).Select(index => labels.Count(label => label == index)), counts.PerClass);
            }
        }
    }

    [Fact]
    public void Are_known_by_what_they_show_and_the_data_set_by_its_options()
    {
        var options = new StreetScenesOptions();
        var data = Open(options);
        Assert.Equal(data.Identify(Split.Train, 3), Open(options with { Count = 9 }).Identify(Split.Train, 3));
        Assert.NotEqual(data.Identify(Split.Train, 3), data.Identify(Split.Validation, 3));
        StreetScenesOptions[] others = [options with { Count = 1 }, options with { Validation = 1 }, options with { Test = 1 }, options with { Seed = 2 }, options with { Size = 65 }, options with { Missing = 0.1 }, options with { Light = LightChoice.Night }];
        Assert.Equal(8, others.Append(options).Select(o => Open(o).Content).Distinct().Count());
        Assert.Equal(data.Content, Open(new StreetScenesOptions()).Content);
    }

    [Fact]
    public void Are_darker_by_night_than_by_day_and_show_the_same_things()
    {
        var day = Open(new StreetScenesOptions { Light = LightChoice.Day });
        var night = Open(new StreetScenesOptions { Light = LightChoice.Night });

        Assert.All(Enumerable.Range(0, 20), index =>
        {
            Assert.True(Pixels(night, Split.Train, index).Average(value => value) < 0.8 * Pixels(day, Split.Train, index).Average(value => value));
            Assert.Equal(Label(day, index, "sign"), Label(night, index, "sign"));
        });
    }

    [Fact]
    public void Of_a_size_of_their_own_go_through_the_codec_unchanged()
    {
        var data = Open(new StreetScenesOptions { Size = 40 });
        Assert.Equal("""{"size":40,"resize":40,"upright":true,"scaledDecoding":false}""", data.Codec.Settings.ToJsonString());
    }

    private static IDataSet Open(StreetScenesOptions options) => new StreetScenesProvider().Create(options, new PartContext(new UncachedInputFiles()));

    private static byte[] Pixels(IDataSet data, Split split, int index)
    {
        using var picture = data.Read(split, index, null);
        return picture.ToArray<byte>();
    }

    private static long? Label(IDataSet data, int index, string target, Split split = Split.Train)
    {
        using var label = data.Target(split, index, target);
        return label?.item<long>();
    }
}
