using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Pictures;

/// <summary>Turns a JPEG or PNG into uint8 <c>[3, size, size]</c>: decoded, resized, cropped. Normalisation is inside the model. Thread-safe.</summary>
/// <param name="settings">What decides the numbers.</param>
public sealed class PictureCodec(PictureCodecSettings settings) : IInputCodec
{
    /// <summary>The name that manifests know this codec by.</summary>
    public const string CodecName = "picture";

    private readonly PictureDecoder _decoder = new(new PictureDecoderOptions
    {
        ApplyOrientation = settings.Upright,
        ScaledShortSide = settings.ScaledDecoding ? settings.Resize : null,
    });

    /// <inheritdoc/>
    public string Name => CodecName;

    /// <inheritdoc/>
    public JsonObject Settings => settings.ToJson();

    /// <inheritdoc/>
    public InputSignature Output { get; } = InputSignature.Picture(settings.Size, settings.Size);

    /// <summary>Pictures are read, and their likenesses written, by a library of the machine.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["jpeg"] = JpegLibrary.Identity };

    /// <summary>The codec that a manifest describes.</summary>
    /// <exception cref="DiagnosticException">The settings don't make sense (TLP3107).</exception>
    public static PictureCodec FromSettings(JsonObject settings) => new(PictureCodecSettings.FromJson(settings));

    /// <inheritdoc/>
    public Tensor Decode(ReadOnlySpan<byte> content, string source)
    {
        using var picture = _decoder.Decode(content, source);
        return View(picture, PlainView(picture));
    }

    /// <summary>Decodes a file, with another view than the plain one where training wants it.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="view">Chooses the view from the picture's width and height; its part must be of the codec's size. The plain view when null.</param>
    /// <returns>uint8 <c>[3, size, size]</c>; the caller disposes it.</returns>
    /// <exception cref="DiagnosticException">The file can't be read or is no picture (TLP31xx).</exception>
    public Tensor DecodeFile(string path, Func<int, int, PictureView>? view = null)
    {
        using var picture = _decoder.DecodeFile(path);
        return View(picture, view is null ? PlainView(picture) : view(picture.Width, picture.Height));
    }

    /// <inheritdoc/>
    public Tensor Collate(IReadOnlyList<Tensor> inputs) => stack(inputs);

    /// <inheritdoc/>
    public InputPreview? Preview(Tensor input, int side) => PicturePreview.Of(input, side);

    private PictureView PlainView(Picture picture) =>
        PictureViews.ResizeAndCenterCrop(picture.Width, picture.Height, settings.Resize, settings.Size);

    private static Tensor View(Picture picture, PictureView view)
    {
        var tensor = empty([3, view.Part.Height, view.Part.Width], ScalarType.Byte);
        PictureResampler.RenderPlanar(picture, view, tensor.data<byte>());
        return tensor;
    }
}
