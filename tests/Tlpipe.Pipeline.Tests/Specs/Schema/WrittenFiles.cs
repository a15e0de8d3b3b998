using FsCheck;
using FsCheck.Fluent;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning.Advice;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Tests.Specs.Schema;

/// <summary>Model files with any parts, options and spellings, most of each file right: made from the records that the reader binds.</summary>
internal sealed class WrittenFiles(PluginCatalog plugins)
{
    private static readonly string[] Texts = ["a", "layer3", "2024", "1.50", "true", "'x y'", "\"a\\tb\"", "0x1F", "1e3", ".inf", "Null", "no", "~", "''"];
    private static readonly string[] Wholes = ["1", "2", "3", "+4", "008", "16", "'5'", "0", "-1", "1.0", "99999999999", "~"];
    private static readonly string[] Numbers = ["0.5", "1", ".25", "1e-3", "+0.1", "0.", "1.", "2", "-0.5", "1e999", ".nan", "'0.5'", "~"];
    private static readonly string[] Paths = ["pictures", "../a b/c", "$(data)/x", "$(data)", "2024", "'$(data)/a'", "x/$(data)", "''", "$(data"];
    private static readonly string[] Names = ["a", "car", "b-c", "true", "x_1", "1st"];

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["model"] = ["street", "2024", "a.b-c", "true", "a."],
        ["version"] = ["1.0.0", "0.1.0-beta.1+5", "'2.0.0'", "10.20.30", "1.0"],
        ["silence"] = [.. AdviceCodes.Known, "TLP9999"],
        ["sizes"] = ["50", "100", "'25'", "all", "0"],
        ["rates"] = ["0.3", "1", "3", "0"],
    };

    /// <summary>Texts of model files.</summary>
    public Gen<string> All => Section(typeof(ModelSection), owner: null, extra: []);

    private Gen<string> Section(Type record, string? owner, IReadOnlyList<Gen<string>> extra)
    {
        var keys = OptionProperty.Of(record)
            .Select(property => Chance(Often(property)).SelectMany(isWritten => isWritten ? Value(property.Type, property).Select(value => $"{property.Key}: {value}") : Gen.Constant("")));
        return Gen.CollectToList([.. extra, .. keys]).Select(list => $"{{ {string.Join(", ", list.Where(key => key.Length > 0))} }}");
    }

    /// <summary>How often a key is written, of a hundred: what a section can't do without nearly always, a gate's metric with its limit among it.</summary>
    private static int Often(OptionProperty property) =>
        property.IsRequired || property.PropertyName is nameof(GateSection.Metric) or nameof(GateSection.Min) ? 98
        : property.PropertyName is nameof(ModelSection.Datasets) ? 70
        : property.PropertyName is nameof(GateSection.NegativeTransfer) ? 3
        : 15;

    private Gen<string> Value(Type type, OptionProperty property)
    {
        if (type == typeof(PartSpec)) return Part(property.PartKind!);
        if (type == typeof(DataSetReference)) return Chance(20).SelectMany(isName => isName ? Mostly(Names) : Part(property.PartKind!));
        if (property.Key == "compare") return Gen.OneOf(Section(typeof(CompareSection), null, []), List(Section(typeof(CompareSection), null, [])));
        if (OptionTypes.ElementOf(type) is { } element) return List(Value(element, property));
        if (OptionTypes.NamedElementOf(type) is { } named)
            return Mostly(property.Key == "silence" ? Known["silence"] : Names)
                .SelectMany(name => Value(named, property).Select(value => $"{{ {name}: {value} }}"));
        if (OptionTypes.UseOf(type) is { } use) return Chance(30).SelectMany(isName => isName ? Value(use.Type, use) : Section(type, null, []));
        if (!OptionTypes.IsLeaf(type)) return Section(type, null, []);
        if (property.Key == "use" && type == typeof(string)) return Mostly(["words", "word-piece"]);
        if (Known.TryGetValue(property.Key, out var known)) return Mostly(known);
        if (property.Annotations.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed) return Mostly([.. AnnotationCheck.Words(allowed), "other"]);
        if (type.IsEnum) return Mostly([.. OptionTypes.Choices(type), "other"]);
        return Mostly(type == typeof(bool) ? ["true", "false", "yes", "'true'"] : type == typeof(double) ? Numbers : type == typeof(InputPath) ? Paths : type == typeof(string) ? Texts : Wholes);
    }

    private Gen<string> Part(string kind)
    {
        var parts = plugins.Parts.Where(part => part.Kind == kind).ToList();
        return Gen.Elements<CatalogPart>(parts).SelectMany(part => Chance(OptionProperty.Of(part.OptionsType).Any(option => option.IsRequired) ? 2 : 30).SelectMany(isShort => isShort
            ? Gen.Constant(part.Name)
            : Section(part.OptionsType, kind, [Gen.Constant($"use: {part.Name}"), .. kind == "backbone" ? [Chance(40).SelectMany(has => has ? Mostly(Paths).Select(path => $"weights: {path}") : Gen.Constant(""))] : Array.Empty<Gen<string>>()])));
    }

    private static Gen<string> List(Gen<string> item) => Gen.Choose(1, 2).SelectMany(count => Gen.ListOf(item, count)).Select(items => $"[{string.Join(", ", items)}]");

    /// <summary>One of some spellings; the first ones, which are right more often than not, more often.</summary>
    private static Gen<string> Mostly(IReadOnlyList<string> spellings) =>
        Chance(96).SelectMany(isFirst => Gen.Choose(0, isFirst ? Math.Max(0, (spellings.Count / 3) - 1) : spellings.Count - 1)).Select(index => spellings[index]);

    private static Gen<bool> Chance(int percent) => Gen.Choose(1, 100).Select(number => number <= percent);
}
