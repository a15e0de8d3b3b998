using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Turns a model file into a plan: everything looked up, compared and digested, without libtorch.</summary>
public sealed class Planner(PluginCatalog plugins, InputFiles files, PlanningOptions options)
{
    /// <summary>Plans a model, and the models that its weights come from.</summary>
    /// <param name="file">The model file; diagnostics call it as it is written here.</param>
    /// <exception cref="DiagnosticException">All that is wrong, each with its place.</exception>
    public TrainingPlan Plan(string file)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(plugins.Broken);
        return Complete(Plan(file, [], diagnostics), diagnostics);
    }

    /// <summary>Plans a model with changes to its file: another trunk, for one.</summary>
    /// <param name="file">The model file; diagnostics call it as it is written here.</param>
    /// <param name="change">Makes the changes.</param>
    /// <exception cref="DiagnosticException">All that is wrong, each with its place.</exception>
    internal TrainingPlan Plan(string file, Func<ModelSpec, ModelSpec> change)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(plugins.Broken);
        return Complete(Plan(file, [], diagnostics, change), diagnostics);
    }

    private TrainingPlan Complete(TrainingPlan? plan, DiagnosticBag diagnostics)
    {
        files.SaveCache();
        if (plan is not null) diagnostics.AddRange(SameModels.Find([plan], options));
        diagnostics.ThrowIfErrors();
        return plan!;
    }

    /// <summary>Plans a model that no file says, but another one with something else about it.</summary>
    /// <exception cref="DiagnosticException">All that is wrong.</exception>
    internal TrainingPlan Plan(ModelSpec spec)
    {
        var diagnostics = new DiagnosticBag();
        var plan = Plan(spec, [], diagnostics);
        diagnostics.ThrowIfErrors();
        return plan!;
    }

    /// <summary>Plans a model of a chain; <see langword="null"/> after errors.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="chain">The model files that led here, from the one that was asked for.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="change">Changes what the file says.</param>
    internal TrainingPlan? Plan(string file, IReadOnlyList<ModelSpec> chain, DiagnosticBag diagnostics, Func<ModelSpec, ModelSpec>? change = null)
    {
        if (SpecReader.Read(file, file, diagnostics) is not { } spec) return null;
        spec = change?.Invoke(spec) ?? spec;
        files.Remember(spec.File);
        return Plan(spec, chain, diagnostics);
    }

    private TrainingPlan? Plan(ModelSpec spec, IReadOnlyList<ModelSpec> chain, DiagnosticBag diagnostics) =>
        new ModelPlanning(spec, plugins, files, options, diagnostics).Plan(new WeightsFinder(this, spec, chain, options, files));
}
