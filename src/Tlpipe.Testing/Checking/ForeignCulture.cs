using System.Globalization;

namespace Tlpipe.Testing.Checking;

#pragma warning disable RS0030 // It is what is tried: a part must not heed it.
/// <summary>Another language's way to write numbers and dates while it is open: 1,5 and 31.12.2024.</summary>
internal sealed class ForeignCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public ForeignCulture()
    {
        // Made by hand, as a machine without culture data has no other.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "−";
        culture.DateTimeFormat.DateSeparator = ".";
        culture.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
#pragma warning restore RS0030
