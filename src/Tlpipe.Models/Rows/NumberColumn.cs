using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>Numbers, less the mean and over the deviation of those that were trained on. A missing one counts as the mean.</summary>
public sealed class NumberColumn : RowColumn
{
    /// <summary>What lies further off is far enough: the network's numbers stay finite.</summary>
    private const double Furthest = 1e6;

    /// <summary>A column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="canBeMissing">Whether cells may be missing.</param>
    /// <param name="mean">The mean in training.</param>
    /// <param name="deviation">The standard deviation in training, above 0.</param>
    public NumberColumn(string name, bool canBeMissing, double mean, double deviation)
        : base(name, canBeMissing)
    {
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean));
        if (!(deviation > 0) || !double.IsFinite(deviation)) throw new ArgumentOutOfRangeException(nameof(deviation));
        (Mean, Deviation) = (mean, deviation);
    }

    /// <summary>The mean in training.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation in training.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override InputFieldType Type => InputFieldType.Number;

    /// <inheritdoc/>
    internal override string Kind => "a number, such as -1.5e3";

    private protected override int ValueWidth => 1;

    private protected override bool TryEncodeValue(string cell, Span<float> values)
    {
        if (!CellText.TryNumber(cell, out var number)) return false;
        values[0] = (float)Math.Clamp((number - Mean) / Deviation, -Furthest, Furthest);
        return true;
    }

    private protected override string DescribeValue(ReadOnlySpan<float> values) =>
        // A zero is added for a negative one to lose its sign.
        (Math.Round((values[0] * Deviation) + Mean, Decimals) + 0.0).ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>The decimals that survive in a float32 that counts deviations from the mean.</summary>
    private int Decimals => Math.Clamp(5 - (int)Math.Ceiling(Math.Log10(Math.Max(Math.Abs(Mean), Deviation))), 0, 15);

    private protected override void Write(JsonObject json) => (json["mean"], json["deviation"]) = (Mean, Deviation);
}
