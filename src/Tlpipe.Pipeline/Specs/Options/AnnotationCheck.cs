using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Checks a value against the data annotations of its property, in words that fit a model file.</summary>
internal sealed class AnnotationCheck(DiagnosticBag diagnostics)
{
    public bool Passes(object options, OptionProperty property, object value, string path, YamlNode node)
    {
        var passes = true;
        foreach (var annotation in property.Annotations)
        {
            var context = new ValidationContext(options) { MemberName = property.PropertyName, DisplayName = path };
            if (annotation.GetValidationResult(Comparable(annotation, value), context) is not { } refusal) continue;
            passes = false;
            diagnostics.Add(annotation switch
            {
                RequiredAttribute => SpecDiagnostics.NoValue(node.Location, path),
                RangeAttribute { ErrorMessage: null } range => SpecDiagnostics.WrongValue(node.Location, path, Words(range), node),
                AllowedValuesAttribute allowed when node is YamlScalar scalar => SpecDiagnostics.UnknownChoice(node.Location, path, scalar.Text, Words(allowed)),
                _ => SpecDiagnostics.Annotation(node.Location, refusal.ErrorMessage ?? $"'{path}' is not allowed here"),
            });
        }

        return passes;
    }

    public static string Words(RangeAttribute range)
    {
        var low = IsOpen(range.Minimum) ? null : Number(range.Minimum);
        var high = IsOpen(range.Maximum) ? null : Number(range.Maximum);
        if (low is not null && high is not null && range is { MinimumIsExclusive: false, MaximumIsExclusive: false }) return $"between {low} and {high}";
        var atLeast = low is null ? "" : range.MinimumIsExclusive ? $"greater than {low}" : $"at least {low}";
        var atMost = high is null ? "" : range.MaximumIsExclusive ? $"less than {high}" : $"at most {high}";
        return string.Join(" and ", new[] { atLeast, atMost }.Where(words => words.Length > 0));
    }

    public static IReadOnlyList<string> Words(AllowedValuesAttribute allowed) => [.. allowed.Values.Where(value => value is not null).Select(value => Number(value!))];

    /// <summary>A range of whole numbers can't take a long, nor one of numbers an int.</summary>
    private static object Comparable(ValidationAttribute annotation, object value) =>
        annotation is RangeAttribute range && value is long number && range.OperandType == typeof(int)
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : value;

    /// <summary>Whether a limit of a range is none.</summary>
    public static bool IsOpen(object limit) => limit switch
    {
        double number => double.IsInfinity(number) || Math.Abs(number) == double.MaxValue,
        int number => number is int.MaxValue or int.MinValue,
        long number => number is long.MaxValue or long.MinValue,
        string text => text is "9223372036854775807" or "-9223372036854775808",
        _ => false,
    };

    private static string Number(object value) => System.Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
