using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>What can be wrong with a comparison that a file asks for: TLP1065 to TLP1069.</summary>
internal static class ComparisonErrors
{
    public static Diagnostic Twice(ComparisonSpec comparison) =>
        Diagnostic.Error("TLP1065", $"the comparison with '{Name(comparison.With)}' stands here a second time; remove one", comparison.Location);

    public static Diagnostic ForeignKey(SourceLocation at, string key, ComparisonKind with) =>
        Diagnostic.Error("TLP1065", $"'{key}' says nothing of a comparison with '{Name(with)}'; remove it, or write it at the one with '{Name(Other(with))}'", at);

    public static Diagnostic NoRates(SourceLocation at) =>
        Diagnostic.Error("TLP1065", "'rates' names no factor; give at least one, such as 1, or remove the key", at);

    public static Diagnostic BadRate(SourceLocation at, double rate) => Diagnostic.Error(
        "TLP1065",
        rate > 0
            ? $"the factor {Text(rate)} stands among 'rates' a second time; remove one"
            : $"'rates' are factors on the file's learning rate, each greater than 0, but one is {Text(rate)}",
        at);

    public static Diagnostic BadSize(SourceLocation at, string size) => Diagnostic.Error(
        "TLP1065", $"'sizes' are numbers of training examples, each once, or '{ComparisonReader.All}'; '{SpecDiagnostics.Shown(size)}' is none, or a second one", at);

    public static Diagnostic NothingTransferred(SourceLocation at) =>
        Diagnostic.Error("TLP1066", "the model starts from random weights itself, so a comparison with 'scratch' would compare it with itself; give the backbone 'weights', or remove it", at);

    public static Diagnostic NoLearningRate(SourceLocation at, string optimizer) =>
        Diagnostic.Error("TLP1066", $"a baseline from random weights tries several learning rates, but the optimizer '{optimizer}' has no option 'lr'; choose another optimizer", at);

    public static Diagnostic SizeTooLarge(SourceLocation at, int size, int examples) =>
        Diagnostic.Error("TLP1067", $"{size} is not less than the {examples} training examples that there are; write '{ComparisonReader.All}', or a smaller number", at);

    public static Diagnostic SizeTooSmall(SourceLocation at, int size, string task, int classes) =>
        Diagnostic.Error("TLP1067", $"{size} {(size == 1 ? "example" : "examples")} can't show each of the {classes} classes of the task '{task}'; take at least {classes}", at);

    public static Diagnostic NoSingleTasks(SourceLocation at) => Diagnostic.Error(
        "TLP1068", "whether a task does worse together is known only by comparison; add 'compare: { with: single-task }', or remove this gate", at);

    public static Diagnostic OneTask(SourceLocation at) =>
        Diagnostic.Error("TLP1069", "the model has one task, which is alone already; compare it with 'scratch', or remove this comparison", at);

    public static Diagnostic TwoTasks(SourceLocation at) =>
        Diagnostic.Error("TLP1069", "'pairs' of two tasks are the model itself; it takes three tasks or more, so remove it", at);

    private static ComparisonKind Other(ComparisonKind with) => with == ComparisonKind.Scratch ? ComparisonKind.SingleTask : ComparisonKind.Scratch;

    private static string Name(ComparisonKind with) => OptionTypes.ChoiceOf(with);

    private static string Text(double rate) => rate.ToString(CultureInfo.InvariantCulture);
}
