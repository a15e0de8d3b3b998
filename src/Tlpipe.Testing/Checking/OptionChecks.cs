using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Testing.Engine;

namespace Tlpipe.Testing.Checking;

/// <summary>What an options record says of itself.</summary>
internal static class OptionChecks
{
    public static void TypesAreKnown(PartBench bench)
    {
        foreach (var option in bench.Options.Where(option => !OptionTypes.IsSupported(option.Type)))
            throw new ConformanceException(
                $"the option '{option.Key}' of {bench.Kind} '{bench.Name}' has the type {option.Type.Name}",
                "no model file can say it: whoever writes the key gets an error",
                "make it a string, bool, int, long, double, enum, InputPath, a list of these, or a record of them");
    }

    public static void AllDescribed(PartBench bench)
    {
        if (bench.Provider.GetCustomAttribute<DescriptionAttribute>() is null)
            throw Undescribed($"{bench.Provider.Name}, the provider of {bench.Kind} '{bench.Name}',", bench.Provider.Name);
        foreach (var option in bench.Options.Where(option => string.IsNullOrWhiteSpace(option.Description)))
            throw Undescribed($"the option '{option.Key}' of {bench.Kind} '{bench.Name}'", option.PropertyName);
    }

    public static void DefaultsAreAllowed(PartBench bench)
    {
        var options = Activator.CreateInstance(bench.OptionsType)!;
        foreach (var option in bench.Options.Where(option => !option.IsRequired))
        {
            var value = option.Get(options);
            if (value is null && option.IsNullable) continue;
            var context = new ValidationContext(options) { MemberName = option.PropertyName, DisplayName = option.Key };
            foreach (var annotation in option.Annotations)
                if (annotation.GetValidationResult(value, context) is { } refusal)
                    throw new ConformanceException(
                        $"the default of the option '{option.Key}' of {bench.Kind} '{bench.Name}', {value ?? "null"}, breaks the option's own rule: {refusal.ErrorMessage}",
                        "a default is not checked where the key isn't written, so the part would get a value that it doesn't expect",
                        "correct the default or the annotation, or make the option [Required]");
        }
    }

    private static ConformanceException Undescribed(string what, string where) => new(
        $"{what} has no [Description]",
        "'tlpipe plugins list', the JSON schema and editors show people nothing about it",
        $"put [Description(\"…\")] on {where}: one sentence that says what it does");
}
