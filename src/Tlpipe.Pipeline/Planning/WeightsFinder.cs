using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Finds what a model file's weights come from, so that its data sets can be read as that model's were.</summary>
internal sealed class WeightsFinder(Planner planner, ModelSpec spec, IReadOnlyList<ModelSpec> chain, PlanningOptions options, InputFiles files)
{
    private static readonly string[] ModelFileSuffixes = [".yaml", ".yml"];

    private readonly SourceLocation _at = spec.Locate("backbone.weights");

    /// <summary>What is wrong with them.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>The source; <see langword="null"/> for a random start, or after errors.</summary>
    public WeightsSource? Find()
    {
        if (spec.Weights is null) return null;
        // Another model file may lie in another project; that is for FromModel to say.
        var isModel = Array.Exists(ModelFileSuffixes, suffix => spec.Weights.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
        var path = new PathResolver(spec.Folder, options.Roots, isModel ? null : options.Project).Resolve(spec.Weights, "backbone.weights", _at, Diagnostics);
        if (path is null) return null;
        if (isModel && options.Project is not null && Path.IsPathRooted(spec.Weights)) Diagnostics.Add(ProjectDiagnostics.OfThisMachine(_at, "backbone.weights"));
        if (!isModel) return new(path, CodecBeside(path.FullPath));
        if (options.BuiltModels.TryGetValue(path.FullPath, out var folder)) return FromReferenced(path, folder);
        if (options.Project?.Contains(path.FullPath) != false) return FromModel(path);
        Diagnostics.Add(ProjectDiagnostics.NotReferenced(_at, path.Text));
        return null;
    }

    /// <summary>The codec of the model whose <c>model.safetensors</c> this is.</summary>
    private CodecDescription? CodecBeside(string weights)
    {
        var path = Path.Combine(Path.GetDirectoryName(weights)!, ArtifactFiles.Manifest);
        if (Path.GetFileName(weights) != ArtifactFiles.Weights || !File.Exists(weights) || !File.Exists(path)) return null;
        try
        {
            var manifest = ManifestFile.Read(path);
            if (manifest.Files.GetValueOrDefault(ArtifactFiles.Weights) != files.DigestOf(weights)) return null;
            files.Remember(path);
            return new(manifest.Input.Codec, manifest.Input.Settings);
        }
        catch (Exception error) when (error is DiagnosticException or IOException)
        {
            // Some other file of that name: the weights themselves are checked later.
            return null;
        }
    }

    private WeightsSource? FromReferenced(InputPath path, string folder)
    {
        if (ReferencedModel.TryOpen(path.FullPath, folder, files, out var why) is { } model) return new(path, model.Codec) { Referenced = model };
        Diagnostics.Add(ProjectDiagnostics.NotBuilt(_at, path.Text, folder, why));
        return null;
    }

    private WeightsSource? FromModel(InputPath path)
    {
        IReadOnlyList<ModelSpec> next = [.. chain, spec];
        if (next.FirstOrDefault(other => other.File == path.FullPath) is { } begin)
        {
            var circle = next.SkipWhile(other => other != begin).Append(begin).Select(other => Path.GetFileName(other.File));
            Diagnostics.Add(PlanningDiagnostics.Cycle(_at, circle));
            return null;
        }

        var own = new DiagnosticBag();
        if (planner.Plan(DisplayName(path), next, own) is { } upstream)
            return new(path, PluginFailure.Told(upstream, "describing the codec of", () => CodecOf(upstream))) { Upstream = upstream };
        Diagnostics.AddRange(own.Sorted());
        Diagnostics.Add(PlanningDiagnostics.UpstreamFailed(_at, path.Text));
        return null;
    }

    private static CodecDescription CodecOf(TrainingPlan plan) => new(plan.DataSets[0].Data.Codec.Name, plan.DataSets[0].Data.Codec.Settings);

    /// <summary>The upstream file as a person would write it: from where this one was written.</summary>
    private string DisplayName(InputPath path) =>
        path.Text.Contains("$(", StringComparison.Ordinal) || Path.IsPathRooted(path.Text)
            ? path.FullPath
            : Path.Combine(Path.GetDirectoryName(spec.FileName) ?? "", path.Text);
}
