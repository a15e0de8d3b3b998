using System.Globalization;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Reads <c>compare</c>: one comparison or a list of them.</summary>
internal static class ComparisonReader
{
    /// <summary>The size that is the whole training split.</summary>
    public const string All = "all";

    private const string Key = "compare";
    private static readonly double[] UsualRates = [0.3, 1, 3];

    /// <summary>The file with its only comparison as a list of one.</summary>
    public static YamlMapping Listed(YamlMapping source) =>
        source.Find(Key) is { Value: YamlMapping only } entry
            ? source with { Entries = [.. source.Entries.Select(other => other == entry ? entry with { Value = new YamlSequence([only], only.Location) } : other)] }
            : source;

    /// <summary>Whether each comparison that a file asks for could be read, so that it is known which ones are missing.</summary>
    public static bool IsWhole(ModelSpec spec) =>
        spec.Source.Find(Key) is not { } entry || (entry.Value is YamlSequence written && written.Items.Count == spec.Comparisons.Count);

    /// <summary>The comparisons, each kind once; what is wrong with them is told.</summary>
    public static IReadOnlyList<ComparisonSpec> Read(List<CompareSection>? sections, YamlMapping source, DiagnosticBag diagnostics)
    {
        if (sections is null || source.Find(Key)?.Value is not YamlSequence written) return [];
        var comparisons = new List<ComparisonSpec>();
        foreach (var (section, node) in sections.Zip(written.Items))
        {
            if (section.With is not { } with) continue;
            var comparison = Read(section, with, (YamlMapping)node, diagnostics);
            if (comparisons.Exists(other => other.With == with)) diagnostics.Add(ComparisonErrors.Twice(comparison));
            else comparisons.Add(comparison);
        }

        return comparisons;
    }

    private static ComparisonSpec Read(CompareSection section, ComparisonKind with, YamlMapping node, DiagnosticBag diagnostics)
    {
        var comparison = new ComparisonSpec { With = with, Seeds = section.Seeds, Source = node, Pairs = section.Pairs == true };
        string[] foreign = with == ComparisonKind.Scratch ? ["pairs"] : ["sizes", "rates"];
        foreach (var key in foreign)
            if (node.Find(key) is { } entry) diagnostics.Add(ComparisonErrors.ForeignKey(entry.KeyLocation, key, with));
        return with == ComparisonKind.SingleTask ? comparison : comparison with
        {
            Rates = Rates(section.Rates, comparison, diagnostics),
            Sizes = Sizes(section.Sizes, comparison, diagnostics),
        };
    }

    private static IReadOnlyList<double> Rates(List<double>? rates, ComparisonSpec comparison, DiagnosticBag diagnostics)
    {
        if (rates is null) return UsualRates;
        if (rates.Count == 0) diagnostics.Add(ComparisonErrors.NoRates(comparison.Locate("rates")));
        for (var index = 0; index < rates.Count; index++)
            if (rates[index] <= 0 || rates.IndexOf(rates[index]) < index) diagnostics.Add(ComparisonErrors.BadRate(comparison.Locate("rates", index), rates[index]));
        return rates;
    }

    private static IReadOnlyList<int?> Sizes(List<string>? sizes, ComparisonSpec comparison, DiagnosticBag diagnostics)
    {
        if (sizes is null) return [];
        var counts = new List<int?>();
        for (var index = 0; index < sizes.Count; index++)
        {
            var isNumber = int.TryParse(sizes[index], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;
            int? size = isNumber ? count : null;
            if ((!isNumber && sizes[index] != All) || counts.Contains(size)) diagnostics.Add(ComparisonErrors.BadSize(comparison.Locate("sizes", index), sizes[index]));
            else counts.Add(size);
        }

        return [.. counts.OrderBy(count => count ?? int.MaxValue)];
    }
}
