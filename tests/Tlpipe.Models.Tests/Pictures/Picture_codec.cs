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

    [Fact]
    public void Shows_small_jpegs_that_look_like_the_input_and_have_the_same_bytes_each_time()
    {
        using var ramp = Torch.torch.arange(0, 192, dtype: Torch.torch.ScalarType.Byte).reshape(1, 192, 1).expand(3, 192, 192).contiguous();
        var codec = new PictureCodec(new PictureCodecSettings(192));

        var preview = codec.Preview(ramp, 96)!;

        Assert.Equal("image/jpeg", preview.MediaType);
        Assert.True(preview.Content.Span.SequenceEqual(codec.Preview(ramp, 96)!.Content.Span));
        using var shown = new PictureDecoder().Decode(preview.Content.Span, "preview");
        Assert.Equal((96, 96), (shown.Width, shown.Height));
        for (var y = 1; y < 95; y++) Assert.InRange(shown.Pixels[y * shown.Stride], 2 * y - 2, 2 * y + 3);
    }

    [Fact]
    public void Does_not_enlarge_what_it_shows()
    {
        using var input = Torch.torch.full([3, 20, 10], 200, Torch.torch.ScalarType.Byte);
        using var shown = new PictureDecoder().Decode(new PictureCodec(new PictureCodecSettings(20)).Preview(input, 96)!.Content.Span, "preview");
        Assert.Equal((10, 20), (shown.Width, shown.Height));
        Assert.All(shown.Pixels[..3].ToArray(), value => Assert.InRange(value, 198, 202));
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
