using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>What planning finds: the texts and codes. What doesn't fit together is TLP1030 to TLP1059, empty data TLP3201 to TLP3209, locks TLP7001 to TLP7009.</summary>
internal static class PlanningDiagnostics
{
    public static Diagnostic UnknownDataSet(DataSetReference reference, IReadOnlyList<string> named, bool isPart)
    {
        var advice = isPart
            ? $"; to use the plugin's data set of that name, write {{ use: {reference.Name} }}"
            : SpecDiagnostics.Choice(reference.Name!, named);
        return Diagnostic.Error("TLP1030", $"'datasets' names no '{SpecDiagnostics.Shown(reference.Name!)}'{advice}", reference.Location);
    }

    public static Diagnostic UnusedDataSet(DataSetSpec dataSet) =>
        Diagnostic.Warning("TLP1031", $"no task uses the data set '{dataSet.Name}'; remove it, or give it to a task", dataSet.Location);

    public static Diagnostic AmbiguousDataSet(TaskSpec task) =>
        Diagnostic.Error("TLP1032", $"the data set inside the task '{task.Name}' and the one of that name under 'datasets' can't be told apart; rename one of them", task.Location);

    public static Diagnostic UnknownTarget(SourceLocation at, string target, string dataSet, IReadOnlyList<string> targets) =>
        Diagnostic.Error("TLP1033", $"the data set '{dataSet}' has no target '{SpecDiagnostics.Shown(target)}'{SpecDiagnostics.Choice(target, targets)}", at);

    public static Diagnostic ManyTargets(TaskSpec task, string dataSet, IReadOnlyList<string> targets) =>
        Diagnostic.Error("TLP1033", $"the data set '{dataSet}' has {targets.Count} targets; say which one the task '{task.Name}' learns with 'target'. Available: {string.Join(", ", targets)}", task.Location);

    public static Diagnostic NoTargets(SourceLocation at, string dataSet) =>
        Diagnostic.Error("TLP1033", $"the data set '{dataSet}' has no targets, so nothing can be learned from it", at);

    public static Diagnostic InputRefused(SourceLocation at, string dataSet, InputSignature input, string backbone, string reason) =>
        Diagnostic.Error(
            "TLP1034",
            $"the new and the old network must share the same input: the data set '{dataSet}' gives {input}, but {backbone} refuses it: {reason}",
            at);

    public static Diagnostic FeaturesDiffer(SourceLocation at, string dataSet, FeatureSignature features, string first, FeatureSignature expected) =>
        Diagnostic.Error(
            "TLP1035",
            $"tasks on one trunk must share its features: the data set '{dataSet}' gives {Words(features)}, but '{first}' {Words(expected)}; give both the same input",
            at);

    public static Diagnostic CodecsDiffer(SourceLocation at, string dataSet, string first, string codec, CodecDifference difference)
    {
        var what = difference.Path.Length == 0 ? "the codec" : $"'{difference.Path}' of the codec '{codec}'";
        return Diagnostic.Error(
            "TLP1041",
            $"a model decodes all its inputs in one way, but {what} is {difference.One} for the data set '{dataSet}' and {difference.Other} for '{first}'; "
            + "declare one data set with all targets under 'datasets' and name it in each task, or give both the options that make their codecs the same",
            at);
    }

    public static Diagnostic SameModel(SourceLocation at, string name, string version, string other) =>
        Diagnostic.Error("TLP1042", $"'{name}' {version} is the model of '{other}' too, and one would replace the other; give one of them another name or version", at);

    public static Diagnostic UnknownStage(string stage, IReadOnlyList<string> stages) =>
        Diagnostic.Error("TLP1047", $"the trunk has no stage '{SpecDiagnostics.Shown(stage)}'{SpecDiagnostics.Choice(stage, stages)}", option: "until");

    public static Diagnostic OnlyProbe(int probeEpochs, int epochs) => Diagnostic.Error(
        "TLP1048",
        $"the heads alone are trained in {probeEpochs} of {epochs} epochs, which leaves none for the trunk; write fewer 'probeEpochs', more 'epochs', or 'strategy: frozen'",
        option: "probeEpochs");

    public static Diagnostic NoStartingPoint(SourceLocation at) => Diagnostic.Error(
        "TLP1049", "'l2sp' draws the trunk to the weights it came with, and this one starts at random; give the backbone 'weights', or use the optimizer's 'weightDecay'", at);

    public static Diagnostic NothingToMix(SourceLocation at, string dataSet, InputSignature input) => Diagnostic.Error(
        "TLP1050", $"'mixup' mixes numbers, and the inputs of the data set '{dataSet}' are {input}, which can't be mixed; leave it out, or freeze the trunk's first stage", at);

    public static Diagnostic BalancerRefuses(SourceLocation at, string balancer, string reason) =>
        Diagnostic.Error("TLP1060", $"{balancer} doesn't fit the tasks: {reason}", at);

    public static Diagnostic NothingToBalance(SourceLocation at, string balancer, string strategy) => Diagnostic.Warning(
        "TLP1061",
        $"{balancer} balances the tasks' gradients by the parameters that they share, and {strategy} trains none of them, so every task learns as with 'balancer: equal'; leave the balancer out, or train the trunk with 'strategy: full'",
        at);

    public static Diagnostic HeadRefuses(SourceLocation at, string head, string task, string reason) =>
        Diagnostic.Error("TLP1036", $"{head} doesn't fit the task '{task}': {reason}", at);

    public static Diagnostic UnknownGate(GateSpec gate, IReadOnlyList<string> available) =>
        Diagnostic.Error("TLP1037", $"there is no metric '{SpecDiagnostics.Shown(gate.Metric)}'; a gate names TASK.METRIC{SpecDiagnostics.Choice(gate.Metric, available)}", gate.Location);

    public static Diagnostic Cycle(SourceLocation at, IEnumerable<string> chain) =>
        Diagnostic.Error("TLP1038", $"these model files take their weights from each other in a circle: {string.Join(" -> ", chain)}; one of them must start from a checkpoint or at random", at);

    public static Diagnostic UpstreamDiffers(SourceLocation at, string upstream, string upstreamBackbone, string backbone, string differences) =>
        Diagnostic.Error(
            "TLP1039",
            $"the weights of '{upstream}' don't fit: its {upstreamBackbone} and this {backbone} differ: {differences}. Use the same backbone with the same options",
            at);

    public static Diagnostic UpstreamFailed(SourceLocation at, string upstream) =>
        Diagnostic.Error("TLP1040", $"the weights come from '{upstream}', which can't be planned; see its own errors", at);

    public static Diagnostic NoTokenWeights(SourceLocation at, string dataSet, int added, string weights, string backbone) => Diagnostic.Error(
        "TLP1091",
        $"the data set '{dataSet}' has {Tokens(added)} that '{weights}' doesn't know, and {backbone} doesn't say which of its parameters have a row for each token, so they can't grow; "
            + "let the data set take the tokens of the weights alone, or use a backbone that names them",
        at);

    public static Diagnostic FrozenTokens(SourceLocation at, string dataSet, int added, string weights, string stage, string strategy) => Diagnostic.Error(
        "TLP1092",
        $"the data set '{dataSet}' has {Tokens(added)} that '{weights}' doesn't know, but strategy '{strategy}' never trains '{stage}', so that they would stay random; "
            + "train that stage, or let the data set take the tokens of the weights alone",
        at);

    private static string Tokens(int count) => count == 1 ? "1 token" : $"{count} tokens";

    public static Diagnostic SharingRefuses(SourceLocation at, string sharing, string reason) =>
        Diagnostic.Error("TLP1055", $"{sharing} doesn't fit: {reason}", at);

    public static Diagnostic FrozenColumns(SourceLocation at, string sharing, string first, string strategy) => Diagnostic.Error(
        "TLP1057",
        $"{sharing} gives each task stages of its own from '{first}' on, but strategy '{strategy}' never trains '{first}', so that it would stay the same for all; begin behind what stays frozen, or train more of the trunk",
        at);

    /// <summary>What the reader of checkpoints says, at the place that names the file.</summary>
    public static Diagnostic Weights(SourceLocation at, InputPath weights, Diagnostic diagnostic)
    {
        var place = File.Exists(weights.FullPath) ? "" : $" (looked at {weights.FullPath})";
        return diagnostic with { Message = $"weights '{weights.Text}'{place}: {diagnostic.Message}", Location = at };
    }

    public static Diagnostic NoExamples(SourceLocation at, string dataSet, Split split) => Diagnostic.Error(
        split == Split.Train ? "TLP3201" : "TLP3202",
        split == Split.Train
            ? $"the data set '{dataSet}' has no examples to train on"
            : $"the data set '{dataSet}' has no examples to validate on, and without them no epoch can be chosen; add some, or have a part of the training examples split off",
        at);

    public static Diagnostic NoLabels(SourceLocation at, string task, string dataSet, Split split) => Diagnostic.Error(
        "TLP3203",
        $"the task '{task}' has no labelled example to {(split == Split.Train ? "train" : "validate")} on; label some of the data set '{dataSet}', or leave the task out",
        at);

    public static Diagnostic DamagedLock(string file, string why) =>
        Diagnostic.Error("TLP7001", $"this lock can't be read: {SpecDiagnostics.Shown(why)}; restore it, or delete it and build again", new(file));

    public static Diagnostic UnwritableLock(string file, string why) => Diagnostic.Error(
        "TLP7007",
        $"this lock can't be written, and no model is published without its lock: {SpecDiagnostics.Shown(why).TrimEnd('.')}; grant access or make room, and build again",
        new(file));

    public static Diagnostic ArtifactOutdated(string file, IReadOnlyList<InputDifference> differences)
    {
        const int Shown = 3;
        // A setting of the file tells more than a new build of the engine does, which changes along with it.
        var ordered = differences.OrderBy(difference => IsSetting(difference) ? 0 : 1).ToList();
        var shown = string.Join("; ", ordered.Take(Shown)) + (ordered.Count > Shown ? $"; and {ordered.Count - Shown} more" : "");
        var subject = ordered.Exists(IsSetting) ? "the model file" : "what this model is made from";
        return Diagnostic.Warning(
            "TLP7104", $"{subject} has changed since this artifact was built ({shown}); build it with 'tlpipe train {file}'", new(file));
    }

    public static Diagnostic ChangedMeanwhile(IReadOnlyList<string> paths)
    {
        var shown = string.Join(", ", paths.Take(5)) + (paths.Count > 5 ? $" and {paths.Count - 5} more" : "");
        return Diagnostic.Error("TLP7002", $"inputs changed while the model was being trained, so what came out belongs to neither: {shown}; build again");
    }

    /// <summary>Whether an input stands in the model file itself; data and weights stand there by name.</summary>
    private static bool IsSetting(InputDifference difference) =>
        !difference.IsOfTools
        && difference.Name != "weights"
        && !(difference.Name.StartsWith("data.", StringComparison.Ordinal) && difference.Old?.Value == difference.New?.Value);

    private static string Words(FeatureSignature features) => $"{features.Channels} features ({features.Layout.ToString().ToLowerInvariant()})";
}
