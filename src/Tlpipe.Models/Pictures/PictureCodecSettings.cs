using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Pictures;

/// <summary>How an encoded picture becomes a tensor: everything that must be the same in training and in predicting.</summary>
public sealed record PictureCodecSettings
{
    private const int LargestSide = 8192;

    /// <summary>Settings for a size, with the usual margin around the crop.</summary>
    /// <param name="size">Side of the square that the network sees, 1 to 8192 pixels.</param>
    public PictureCodecSettings(int size) => (Size, Resize) = (size, ResizeFor(size));

    /// <summary>Side in pixels of the square that is cut from the middle of the resized picture.</summary>
    public int Size { get; }

    /// <summary>Short side in pixels that the picture is resized to before the square is cut out.</summary>
    /// <value>Default: 8/7 of <see cref="Size"/>, rounded: 256 for 224, as torchvision's published weights were evaluated.</value>
    public int Resize { get; init; }

    /// <summary>Whether a JPEG is turned upright as its EXIF says.</summary>
    /// <value>Default: true.</value>
    public bool Upright { get; init; } = true;

    /// <summary>Whether large JPEGs may be decoded straight to a smaller size: faster, and up to 65 grey levels off.</summary>
    /// <value>Default: false.</value>
    public bool ScaledDecoding { get; init; }

    /// <summary>The short side that leaves the usual margin around a square: 8/7 of it, rounded.</summary>
    public static int ResizeFor(int size) => (int)(((long)size * 8 + 3) / 7);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Entries that are absent have their defaults.</summary>
    /// <exception cref="DiagnosticException">A value is of the wrong kind or out of range (TLP3107).</exception>
    public static PictureCodecSettings FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var size = Side(json, "size") ?? throw PictureErrors.BadSettings("'size' is missing");
        return new PictureCodecSettings(size)
        {
            Resize = Side(json, "resize") ?? ResizeFor(size),
            Upright = Flag(json, "upright") ?? true,
            ScaledDecoding = Flag(json, "scaledDecoding") ?? false,
        };
    }

    /// <summary>The settings as they are written to a manifest.</summary>
    public JsonObject ToJson() => new()
    {
        ["size"] = Size,
        ["resize"] = Resize,
        ["upright"] = Upright,
        ["scaledDecoding"] = ScaledDecoding,
    };

    private static int? Side(JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out int side) && side is >= 1 and <= LargestSide => side,
        var other => throw PictureErrors.BadSettings(string.Create(CultureInfo.InvariantCulture, $"'{name}' is {other.ToJsonString()}, not a whole number from 1 to {LargestSide}")),
    };

    private static bool? Flag(JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        var other => throw PictureErrors.BadSettings($"'{name}' is {other.ToJsonString()}, neither true nor false"),
    };
}
