using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Models.Tests.Pictures;

[Collection(nameof(ReferencePictures))]
public sealed class Picture_codec(ReferencePictures reference)
{
    [SkippableFact]
    public void Gives_what_torchvision_gives_from_bytes_and_from_a_file()
    {
        foreach (var result in reference.Require("centre"))
        {
            var codec = new PictureCodec(new PictureCodecSettings(result.Parameters[1]) { Resize = result.Parameters[0] });
            using var tensor = codec.Decode(File.ReadAllBytes(result.Path), result.Path);
            Assert.Equal(codec.Output, new InputSignature("picture", tensor.dtype, [.. tensor.shape.Select(s => (long?)s)]));
            result.AssertSame((int)tensor.shape[2], (int)tensor.shape[1], tensor.data<byte>());
            using var fromFile = codec.DecodeFile(result.Path);
            Assert.True(fromFile.data<byte>().SequenceEqual(tensor.data<byte>()));
        }
    }

    [SkippableFact]
    public void Stacks_pictures_to_a_batch()
    {
        var codec = new PictureCodec(new PictureCodecSettings(28));
        using var one = codec.DecodeFile(reference.Picture("rgb.png"));
        using var two = codec.DecodeFile(reference.Picture("tall.png"));
        using var batch = codec.Collate([one, two]);
        Assert.Equal([2, 3, 28, 28], batch.shape);
        Assert.Equal([.. one.ToArray<byte>(), .. two.ToArray<byte>()], batch.ToArray<byte>());
    }

    [Theory]
    [InlineData(224, 256)]
    [InlineData(96, 110)]
    [InlineData(64, 73)]
    public void Resizes_to_eight_sevenths_of_its_size(int size, int resize) =>
        Assert.Equal($$"""{"size":{{size}},"resize":{{resize}},"upright":true,"scaledDecoding":false}""", new PictureCodec(new PictureCodecSettings(size)).Settings.ToJsonString());

    [Fact]
    public void Is_made_again_from_its_settings()
    {
        var settings = new PictureCodecSettings(96) { Resize = 100, Upright = false, ScaledDecoding = true };
        Assert.Equal(settings, PictureCodecSettings.FromJson(settings.ToJson()));
        Assert.Equal(InputSignature.Picture(96, 96), PictureCodec.FromSettings(settings.ToJson()).Output);
    }

    [Theory]
    [InlineData("{}", "'size' is missing")]
    [InlineData("""{"size":0}""", "'size' is 0, not a whole number from 1 to 8192")]
    [InlineData("""{"size":1e9}""", "'size' is 1e9, not a whole number from 1 to 8192")]
    [InlineData("""{"size":64,"resize":[1]}""", "'resize' is [1], not a whole number from 1 to 8192")]
    [InlineData("""{"size":64,"upright":"yes"}""", "'upright' is \"yes\", neither true nor false")]
    public void Refuses_settings_that_make_no_sense(string json, string reason)
    {
        var error = Assert.Throws<DiagnosticException>(() => PictureCodec.FromSettings((JsonObject)JsonNode.Parse(json)!));
        Assert.Equal($"tlpipe: error TLP3107: the settings of the picture codec don't make sense: {reason}; the model file is damaged or of another version, so build it again", error.Message);
    }
}
