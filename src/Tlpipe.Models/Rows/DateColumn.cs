using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>
/// Days, or moments in UTC: the day, less the mean and over the deviation of those that were trained on, and its places in the year and the week (and where
/// there are times, in the day), each as a sine and a cosine.
/// </summary>
public sealed class DateColumn : RowColumn
{
    private const double Furthest = 1e6;
    private const double DaysInYear = 365.25;
    private const int DaysInWeek = 7;

    /// <summary>A column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="canBeMissing">Whether cells may be missing.</param>
    /// <param name="mean">The mean in training, in days since 1970.</param>
    /// <param name="deviation">The standard deviation in training, in days, above 0.</param>
    /// <param name="hasTime">Whether the place in the day counts.</param>
    public DateColumn(string name, bool canBeMissing, double mean, double deviation, bool hasTime)
        : base(name, canBeMissing)
    {
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean));
        if (!(deviation > 0) || !double.IsFinite(deviation)) throw new ArgumentOutOfRangeException(nameof(deviation));
        (Mean, Deviation, HasTime) = (mean, deviation, hasTime);
    }

    /// <summary>The mean in training, in days since 1970.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation in training, in days.</summary>
    public double Deviation { get; }

    /// <summary>Whether the place in the day counts.</summary>
    public bool HasTime { get; }

    /// <inheritdoc/>
    public override InputFieldType Type => InputFieldType.Date;

    /// <inheritdoc/>
    internal override string Kind => "a day or a time in ISO 8601, such as 2026-03-28 or 2026-03-28T14:30:00Z";

    private protected override int ValueWidth => HasTime ? 7 : 5;

    private protected override bool TryEncodeValue(string cell, Span<float> values)
    {
        if (!CellText.TryDate(cell, out var moment)) return false;
        values[0] = (float)Math.Clamp((CellText.Days(moment) - Mean) / Deviation, -Furthest, Furthest);
        Turn(moment.DayOfYear / DaysInYear, values[1..]);
        Turn((double)moment.DayOfWeek / DaysInWeek, values[3..]);
        if (HasTime) Turn(moment.TimeOfDay.TotalDays, values[5..]);
        return true;
    }

    private protected override string DescribeValue(ReadOnlySpan<float> values)
    {
        var days = Math.Round((values[0] * Deviation) + Mean);
        return days >= CellText.Days(DateTimeOffset.MinValue) && days <= CellText.Days(DateTimeOffset.MaxValue)
            ? DateTimeOffset.UnixEpoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : "(far off)";
    }

    private protected override void Write(JsonObject json) => (json["mean"], json["deviation"], json["time"]) = (Mean, Deviation, HasTime);

    /// <summary>A place in something that begins again, as the place on a circle.</summary>
    private static void Turn(double share, Span<float> values) => (values[0], values[1]) = ((float)Math.Sin(share * Math.Tau), (float)Math.Cos(share * Math.Tau));
}
