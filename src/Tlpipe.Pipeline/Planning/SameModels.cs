using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Finds model files that would write to one folder, and in a project those whose models are called the same.</summary>
public static class SameModels
{
    /// <summary>An error for each file after the first of its name and version, or in a project of its name, among some models and those that they rest on.</summary>
    public static IReadOnlyList<Diagnostic> Find(IEnumerable<TrainingPlan> plans, PlanningOptions options) =>
        options.ProjectFolder is null ? OfOneVersion(plans) : InProject(plans, options.BuiltModels);

    private static List<Diagnostic> OfOneVersion(IEnumerable<TrainingPlan> plans) =>
    [
        .. Specs(plans).GroupBy(spec => (spec.Name, spec.Version.Text))
            .SelectMany(group => group.Skip(1), (group, spec) =>
                PlanningDiagnostics.SameModel(spec.Locate("model"), spec.Name, spec.Version.Text, group.First().FileName)),
    ];

    /// <summary>A project's models and those that its references built lie side by side in its output, each under its name, whatever its version.</summary>
    private static List<Diagnostic> InProject(IEnumerable<TrainingPlan> plans, IReadOnlyDictionary<string, string> builtModels)
    {
        var errors = new List<Diagnostic>();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, folder) in builtModels.OrderBy(model => model.Key, StringComparer.Ordinal))
            if (NameOf(folder) is { } name && !known.TryAdd(name, file)) errors.Add(ProjectDiagnostics.NameTwice(ModelKey(file), name, known[name]));
        foreach (var spec in Specs(plans))
            if (builtModels.ContainsKey(spec.File)) errors.Add(ProjectDiagnostics.BuiltTwice(spec.Locate("model"), spec.Name));
            else if (!known.TryAdd(spec.Name, spec.FileName)) errors.Add(ProjectDiagnostics.NameTwice(spec.Locate("model"), spec.Name, known[spec.Name]));
        return errors;
    }

    private static IEnumerable<ModelSpec> Specs(IEnumerable<TrainingPlan> plans) =>
        plans.SelectMany(plan => plan.Chain).Select(plan => plan.Spec).DistinctBy(spec => spec.File, StringComparer.Ordinal);

    /// <summary>The name of a built model; <see langword="null"/> where the artifact can't be read, which whoever takes its weights tells.</summary>
    private static string? NameOf(string folder)
    {
        try
        {
            return ManifestFile.Read(Path.Combine(folder, ArtifactFiles.Manifest)).Name;
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private static SourceLocation ModelKey(string file)
    {
        try
        {
            return ModelSpec.Read(file).Locate("model");
        }
        catch (DiagnosticException)
        {
            return new(file);
        }
    }
}
