using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>What the advisor says, TLP6101 to TLP6119, and what is wrong with silencing it, TLP1075 to TLP1079. Each says what to write instead.</summary>
internal static class AdviceDiagnostics
{
    /// <summary>How many examples are named where there are many.</summary>
    public const int ShownExamples = 3;

    public static Diagnostic OneView(SourceLocation at, string dataSet, string strategy) => Diagnostic.Warning(
        AdviceCodes.OneView,
        $"the frozen part is computed once, so training sees one random view of each example of '{dataSet}', the same in every epoch; ask for more with 'strategy: {{ use: {strategy}, views: 4 }}', or leave the random views out",
        at);

    /// <param name="at">The backbone.</param>
    /// <param name="until">The first stage that learns; <see langword="null"/> where none does.</param>
    public static Diagnostic RandomTrunk(SourceLocation at, string? until) => Diagnostic.Warning(
        AdviceCodes.RandomTrunk,
        $"the trunk{(until is null ? "" : $" before {until}")} starts at random and stays frozen, so it knows nothing and learns nothing; give the backbone 'weights', or write 'strategy: full'",
        at);

    public static Diagnostic ManyExamples(SourceLocation at, string task, long count, bool frozen) => Diagnostic.Warning(
        AdviceCodes.ManyExamples,
        $"the task '{task}' has {Count(count)} examples to train on; with so many, the same network from random weights gets as good, it only takes longer; write 'compare: {{ with: scratch }}' to see what these weights bring{(frozen ? ", and 'strategy: full' so that the trunk learns, too" : "")}",
        at);

    public static Diagnostic RareClass(TaskSpec task, IReadOnlyList<(string Class, int Count)> rare, string frequent, int most, string? metric) => Diagnostic.Warning(
        AdviceCodes.RareClass,
        $"the task '{task.Name}' has {Counts(rare)} to train on, but {Count(most)} of '{SpecDiagnostics.Shown(frequent)}': what is rare is easily never predicted, and accuracy hides it; add examples{(metric is null ? "" : $", and let a gate watch it: {{ metric: {metric}, min: … }}")}",
        task.Location);

    public static Diagnostic FewExamples(TaskSpec task, IReadOnlyList<(string Class, int Count)> few, string remedy) => Diagnostic.Warning(
        AdviceCodes.FewExamples,
        $"the task '{task.Name}' has only {Counts(few)} to train on; with fewer than {FewExamplesAdvice.ExamplesAClass} a class, chance decides what is learned of it; {remedy}",
        task.Location);

    public static Diagnostic NotInTraining(TaskSpec task, IReadOnlyList<(string Class, int Count)> missing) => Diagnostic.Warning(
        AdviceCodes.MissingClass,
        $"the task '{task.Name}' has no example of {Classes(missing)} to train on, so {(missing.Count == 1 ? "it is" : "they are")} never predicted; add some, or leave the {(missing.Count == 1 ? "class" : "classes")} out",
        task.Location);

    public static Diagnostic NotInValidation(TaskSpec task, IReadOnlyList<(string Class, int Count)> missing) => Diagnostic.Warning(
        AdviceCodes.MissingClass,
        $"the task '{task.Name}' has no example of {Classes(missing)} to validate on, so nothing tells whether {(missing.Count == 1 ? "it was" : "they were")} learned; move some there from the training examples",
        task.Location);

    public static Diagnostic DataSetsApart(PartSpec sampling, (string Name, int Count) small, (string Name, int Count) large, bool uniform) => Diagnostic.Warning(
        AdviceCodes.SizesApart,
        $"the data sets are far apart in size, '{small.Name}' with {Count(small.Count)} examples to train on and '{large.Name}' with {Count(large.Count)}: {(uniform ? $"drawn equally, an epoch passes {Count(large.Count / small.Count)} times over the small one, which is then learned by heart" : "drawn in proportion, the small one is hardly heard")}; write 'sampling: {{ use: temperature, value: 2 }}' under 'training'",
        sampling.Location);

    public static Diagnostic LabelsApart(TaskSpec small, int few, TaskSpec large, int many) => Diagnostic.Warning(
        AdviceCodes.SizesApart,
        $"the task '{small.Name}' has {Count(few)} labelled examples to train on, but '{large.Name}' on the same data set {Count(many)}: its loss is the mean of few in each batch, as noisy as they are few; label more, raise 'batch', or give the task a data set of its own and write 'sampling: {{ use: temperature, value: 2 }}' under 'training'",
        small.Location);

    public static Diagnostic SharedExamples(
        SourceLocation at, string dataSet, (Split Seen, Split Judge) splits, int shared, int count, IReadOnlyList<(string Seen, string Judge)> named) => Diagnostic.Warning(
        AdviceCodes.SharedExamples,
        $"{Count(shared)} of the {Count(count)} {Words(splits.Judge)} examples of '{dataSet}' {(shared == 1 ? "is" : "are")} among its {Words(splits.Seen)} examples: {List(named.Select(pair => $"{SpecDiagnostics.Shown(pair.Judge)} = {SpecDiagnostics.Shown(pair.Seen)}"), shared)}; {Harm(splits)}; remove each from one of the two",
        at);

    public static Diagnostic TwoLabels(SourceLocation at, string dataSet, string task, int count, IReadOnlyList<(string One, string Other)> named) => Diagnostic.Warning(
        AdviceCodes.TwoLabels,
        $"{Count(count)} {(count == 1 ? "example of '" + dataSet + "' is there twice with two labels" : "examples of '" + dataSet + "' are there twice with two labels")} of the task '{task}': {List(named.Select(pair => $"{SpecDiagnostics.Shown(pair.One)} = {SpecDiagnostics.Shown(pair.Other)}"), count)}; one of them is wrong and teaches the opposite: remove it, or use a multi-label head where both are true",
        at);

    public static Diagnostic SmallTrunk(SourceLocation at, string backbone, long parameters, long features, int tasks, int outputs) => Diagnostic.Warning(
        AdviceCodes.SmallTrunk,
        $"the trunk '{backbone}' is small for {tasks} tasks: its {Count(parameters)} parameters end in {Count(features)} features, of which the heads make {Count(outputs)} outputs, so the tasks will compete for them; use a wider or another backbone ({Count(Math.Max(outputs, SmallTrunkAdvice.FeaturesATask * tasks))} features or more), or train the tasks apart",
        at);

    public static Diagnostic GateNeverMet(GateSpec gate, string limit, double value, MetricDefinition metric) => Diagnostic.Warning(
        AdviceCodes.GateRange,
        $"no model can meet this gate: {gate.Metric} lies {Range(metric)}, and the gate wants {limit}: {Number(value)}; {Correction(limit, value, metric)}",
        gate.Location);

    public static Diagnostic GateAlwaysMet(GateSpec gate, string limit, double value, MetricDefinition metric) => Diagnostic.Warning(
        AdviceCodes.GateRange,
        $"every model meets this gate: {gate.Metric} lies {Range(metric)}, and the gate wants {limit}: {Number(value)}; write the least that you would ship, or remove the gate",
        gate.Location);

    public static Diagnostic LongWarmup(ModelSpec spec, double warmup) => Diagnostic.Warning(
        AdviceCodes.LongWarmup,
        $"the warm-up takes {Number(warmup)} epochs and the training {spec.Training.Epochs}, so it never reaches its learning rate; write a shorter 'warmup', or more 'epochs'",
        spec.Training.Schedule.Location);

    public static Diagnostic BelowStart(TaskSpec task, string metric, double best, double start, bool trainsTrunk) => Diagnostic.Warning(
        AdviceCodes.BelowStart,
        $"the task '{task.Name}' ends below its start: {metric} {Metric(best)} at best, and {Metric(start)} before any training, from the trunk's features alone; the training destroys what they know: {(trainsTrunk ? "write 'strategy: probe-then-full' or 'frozen', or " : "")}look for another 'lr' with 'tlpipe lr-find'",
        task.Location);

    public static Diagnostic NotSilenceable(SilenceSpec entry, IReadOnlyList<string> available) =>
        Diagnostic.Error("TLP1075", $"'{SpecDiagnostics.Shown(entry.Code)}' is no advice, and nothing else can be silenced{SpecDiagnostics.Choice(entry.Code, available)}", entry.Location);

    public static Diagnostic NoReason(SilenceSpec entry) =>
        Diagnostic.Error("TLP1076", $"advice is silenced with a reason, for those who come after you: {entry.Code}: \"why it doesn't matter here\"", entry.Location);

    public static Diagnostic NothingToSilence(SilenceSpec entry) =>
        Diagnostic.Warning("TLP1077", $"there is nothing to silence: {entry.Code} isn't told of this model any more; remove the line, so that it is told when it matters again", entry.Location);

    private static string List(IEnumerable<string> shown, int all) =>
        string.Join(", ", shown) + (all > ShownExamples ? $" and {Count(all - ShownExamples)} more" : "");

    private static string Classes(IReadOnlyList<(string Class, int Count)> classes) =>
        List(classes.Take(ShownExamples).Select(one => $"'{SpecDiagnostics.Shown(one.Class)}'"), classes.Count);

    private static string Counts(IReadOnlyList<(string Class, int Count)> classes) =>
        List(classes.Take(ShownExamples).Select(one => $"{Count(one.Count)} {(one.Count == 1 ? "example" : "examples")} of '{SpecDiagnostics.Shown(one.Class)}'"), classes.Count);

    private static string Harm((Split Seen, Split Judge) splits) => splits switch
    {
        (_, Split.Validation) => "what is known by heart looks better than it is, and the wrong epoch may ship",
        (Split.Train, _) => "what is known by heart looks better than it is",
        _ => "the epoch was chosen by them, so they judge it too kindly",
    };

    private static string Words(Split split) => split switch
    {
        Split.Train => "training",
        Split.Validation => "validation",
        _ => "test",
    };

    private static string Range(MetricDefinition metric) => (metric.Lowest, metric.Highest) switch
    {
        ({ } low, { } high) => $"between {Number(low)} and {Number(high)}",
        ({ } low, null) => $"at {Number(low)} or above",
        (null, { } high) => $"at {Number(high)} or below",
        _ => "anywhere",
    };

    private static string Correction(string limit, double value, MetricDefinition metric) =>
        metric is { Lowest: 0, Highest: 1 } && value is > 1 and <= 100
            ? $"if you mean {Number(value)} percent, write {limit}: {Number(value / 100)}"
            : $"write a value {Range(metric)}";

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Metric(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
