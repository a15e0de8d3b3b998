using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>By how much colours change: torchvision's <c>ColorJitter</c>.</summary>
public sealed record ColorJitterOptions
{
    /// <summary>Brightness is multiplied by a factor between 1 less this and 1 more this.</summary>
    /// <value>0: it stays.</value>
    [Range(0.0, 10.0)]
    [Description("Brightness is multiplied by a factor between 1 less this and 1 more this.")]
    public double Brightness { get; init; }

    /// <summary>Contrast, the distance from the picture's mean grey, is multiplied by a factor between 1 less this and 1 more this.</summary>
    /// <value>0: it stays.</value>
    [Range(0.0, 10.0)]
    [Description("Contrast is multiplied by a factor between 1 less this and 1 more this.")]
    public double Contrast { get; init; }

    /// <summary>Saturation, the distance of each pixel from its grey, is multiplied by a factor between 1 less this and 1 more this.</summary>
    /// <value>0: it stays.</value>
    [Range(0.0, 10.0)]
    [Description("Saturation is multiplied by a factor between 1 less this and 1 more this.")]
    public double Saturation { get; init; }

    /// <summary>Hue is turned by up to this share of the colour circle, either way.</summary>
    /// <value>0: it stays.</value>
    [Range(0.0, 0.5)]
    [Description("Hue is turned by up to this share of the colour circle, either way.")]
    public double Hue { get; init; }

    /// <summary>Whether anything changes.</summary>
    internal bool IsAny => Brightness > 0 || Contrast > 0 || Saturation > 0 || Hue > 0;

    /// <summary>The four numbers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Brightness:R} {Contrast:R} {Saturation:R} {Hue:R}");
}
