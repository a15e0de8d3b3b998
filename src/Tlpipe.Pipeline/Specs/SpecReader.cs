using System.Text.RegularExpressions;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Reads model files.</summary>
internal static partial class SpecReader
{
    /// <summary>What may name a model: also a folder, so no dot ends it.</summary>
    public const string ModelNameForm = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?";

    /// <summary>What may name a task or a data set.</summary>
    public const string PartNameForm = "[A-Za-z][A-Za-z0-9_-]{0,99}";

    private const string Owner = "a model file";

    /// <summary>
    /// What the file says, with defaults for what is wrong, so that planning can find the rest of the errors;
    /// <see langword="null"/> after an error that leaves nothing to plan.
    /// </summary>
    public static ModelSpec? Read(string file, string fileName, DiagnosticBag diagnostics)
    {
        byte[] content;
        try
        {
            content = ReadBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(SpecDiagnostics.Unreadable(fileName, Reason(file, error)));
            return null;
        }

        return Read(content, file, fileName, diagnostics);
    }

    /// <summary>What a file with this content says.</summary>
    public static ModelSpec? Read(byte[] content, string file, string fileName, DiagnosticBag diagnostics) =>
        YamlReader.Read(content, fileName, diagnostics) is { } source
            ? Build(source, Path.GetFullPath(file), fileName, diagnostics)
            : null;

    private static ModelSpec? Build(YamlMapping source, string file, string fileName, DiagnosticBag diagnostics)
    {
        // Nothing in the file's own keys is a path: the weights are resolved by planning.
        var binder = new OptionsBinder(new(Path.GetDirectoryName(file)!, Roots.None), diagnostics);
        source = ComparisonReader.Listed(source);
        var section = (ModelSection)binder.Bind(typeof(ModelSection), source, Owner, source.Location);
        CheckNames(section, source, diagnostics);
        var version = ReadVersion(section.Version, source, diagnostics);
        var (backbone, weights) = SplitWeights(section.Backbone, diagnostics);
        if (section.Model is null || version is null || backbone is null || section.Tasks is not { Count: > 0 }) return null;
        return new()
        {
            Name = section.Model,
            Version = version,
            Seed = section.Seed,
            Backbone = backbone,
            Weights = weights,
            DataSets = [.. (section.Datasets ?? []).Select(item => new DataSetSpec(item.Key, item.Value, KeyOf(source, "datasets", item.Key)))],
            Tasks = [.. section.Tasks.Where(item => item.Value is { Dataset: not null, Head: not null })
                .Select(item => new TaskSpec(item.Key, item.Value.Dataset!, item.Value.Target, item.Value.Head!, KeyOf(source, "tasks", item.Key)))],
            Training = Training(section.Training ?? new(), source.Locate("training")),
            Gates = Gates(section.Gates, source),
            Silence = [.. (section.Silence ?? []).Select(item => new SilenceSpec(item.Key, item.Value, KeyOf(source, "silence", item.Key)))],
            NegativeTransferForbidden = NegativeTransfer(section.Gates, source),
            Comparisons = ComparisonReader.Read(section.Compare, source, diagnostics),
            File = file,
            FileName = fileName,
            Source = source,
        };
    }

    /// <summary>How a model is trained that says this of it.</summary>
    internal static TrainingSpec Training(TrainingSection section, SourceLocation location) => new()
    {
        Strategy = section.Strategy ?? PartSpec.Default("frozen", location),
        Epochs = section.Epochs,
        Batch = section.Batch,
        Optimizer = section.Optimizer ?? PartSpec.Default("sgd", location, ("lr", "0.01"), ("momentum", "0.9")),
        Schedule = section.Schedule ?? PartSpec.Default("constant", location),
        Balancer = section.Balancer ?? PartSpec.Default("equal", location),
        Sampling = section.Sampling ?? PartSpec.Default("uniform", location),
        Sharing = section.Sharing ?? PartSpec.Default("hard", location),
        EarlyStopping = section.EarlyStopping is { } stopping ? new(stopping.Patience, stopping.MinDelta) : null,
        BatchNorm = section.BatchNorm,
        ClipNorm = section.ClipNorm,
        Accumulate = section.Accumulate,
        Averaging = section.Averaging?.Decay,
        Mixup = section.Mixup?.Alpha,
        L2Sp = section.L2sp is { } penalty ? new(penalty.Alpha, penalty.Beta) : null,
    };

    private static IReadOnlyList<GateSpec> Gates(List<GateSection>? gates, YamlMapping source)
    {
        if (gates is null || source.Find("gates")?.Value is not YamlSequence written) return [];
        return [.. gates.Zip(written.Items)
            .Where(pair => pair.First.Metric is not null)
            .Select(pair => new GateSpec(pair.First.Metric!, pair.First.Min, pair.First.Max, ((YamlMapping)pair.Second).Locate("metric")))];
    }

    private static SourceLocation? NegativeTransfer(List<GateSection>? gates, YamlMapping source)
    {
        if (gates is null || source.Find("gates")?.Value is not YamlSequence written) return null;
        return gates.Zip(written.Items)
            .Where(pair => pair.First.NegativeTransfer is not null)
            .Select(pair => ((YamlMapping)pair.Second).Locate("negativeTransfer")).FirstOrDefault();
    }

    private static void CheckNames(ModelSection section, YamlMapping source, DiagnosticBag diagnostics)
    {
        if (section.Model is not null && !ModelName().IsMatch(section.Model))
            diagnostics.Add(SpecDiagnostics.BadName(source.Locate("model"), section.Model));
        foreach (var name in section.Tasks?.Keys.Where(name => !PartName().IsMatch(name)) ?? [])
            diagnostics.Add(SpecDiagnostics.BadTaskName(KeyOf(source, "tasks", name), "task", name));
        foreach (var name in section.Datasets?.Keys.Where(name => !PartName().IsMatch(name)) ?? [])
            diagnostics.Add(SpecDiagnostics.BadTaskName(KeyOf(source, "datasets", name), "data set", name));
        if (section.Tasks is { Count: 0 } && source.Find("tasks")?.Value is YamlMapping { Entries.Count: 0 })
            diagnostics.Add(SpecDiagnostics.NoTasks(source.Find("tasks")!.KeyLocation));
    }

    private static SemanticVersion? ReadVersion(string? text, YamlMapping source, DiagnosticBag diagnostics)
    {
        if (text is null) return null;
        var version = SemanticVersion.Parse(text);
        if (version is null) diagnostics.Add(SpecDiagnostics.BadVersion(source.Locate("version"), text));
        return version;
    }

    private static (PartSpec? Backbone, string? Weights) SplitWeights(PartSpec? backbone, DiagnosticBag diagnostics)
    {
        if (backbone?.Options.Find("weights") is not { } entry) return (backbone, null);
        var rest = backbone with { Options = backbone.Options with { Entries = [.. backbone.Options.Entries.Where(other => other != entry)] } };
        if (entry.Value is YamlScalar { IsNull: false, Text.Length: > 0 } text) return (rest, text.Text);
        diagnostics.Add(entry.Value is YamlScalar
            ? SpecDiagnostics.NoValue(entry.KeyLocation, "backbone.weights")
            : SpecDiagnostics.WrongValue(entry.Value.Location, "backbone.weights", "a path", entry.Value));
        return (rest, null);
    }

    private static SourceLocation KeyOf(YamlMapping source, string section, string key) =>
        (source.Find(section)?.Value as YamlMapping)?.Find(key)?.KeyLocation ?? source.Location;

    /// <summary>The file's bytes, not many more than are allowed, whatever the file is.</summary>
    private static byte[] ReadBytes(string file)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[YamlText.MaximumBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..length];
    }

    private static string Reason(string file, Exception error) => error switch
    {
        _ when Directory.Exists(file) => "it is a folder",
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "this user may not read it",
        _ => SpecDiagnostics.Shown(error.Message),
    };

    [GeneratedRegex($@"^{ModelNameForm}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ModelName();

    [GeneratedRegex($@"^{PartNameForm}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex PartName();
}
