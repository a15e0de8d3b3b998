using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Evaluation;

/// <summary>Measures an artifact on the data of a plan. They need not belong together: an older model may meet newer data, as long as the tasks are the same.</summary>
internal static class ModelEvaluation
{
    /// <summary>The metrics of a split.</summary>
    /// <exception cref="DiagnosticException">TLP7102: the split is empty; TLP7103: the model is not one of this file.</exception>
    public static EvaluationResult Run(TrainingPlan plan, string folder, Split split, TrainingEnvironment environment, CancellationToken stop)
    {
        if (plan.DataSets.All(dataSet => dataSet.Data.Count(split) == 0)) throw new DiagnosticException(EmptySplit(plan, split));
        var manifest = ManifestFile.Read(Path.Combine(folder, ArtifactFiles.Manifest));
        if (!TasksOf(manifest).SequenceEqual(TasksOf(plan), StringComparer.Ordinal)) throw new DiagnosticException(OtherModel(plan, folder, Difference(plan, manifest)));

        using var network = NetworkBuilder.Build(plan with { Weights = null });
        Load(network, plan, folder);
        network.to(device(environment.Device));
        using var data = new TrainingData(environment.Device);
        data.Use(new(firstStage: 0, plan.DataSets.ToDictionary(dataSet => dataSet, dataSet => (TrunkInputs)new PlainInputs(dataSet, environment.Threads))));
        var measured = new Evaluator(plan, network, data).Measure(split, stop);
        return new(folder, manifest, split, measured.ToDictionary(task => task.Key, task => task.Value.Metrics));
    }

    private static void Load(Network network, TrainingPlan plan, string folder)
    {
        using var scope = NewDisposeScope();
        using var weights = Checkpoint.Open(Path.Combine(folder, ArtifactFiles.Weights));
        try
        {
            network.load_state_dict(TensorFile.ReadAll(weights));
        }
        catch (StateDictException error)
        {
            throw new DiagnosticException(OtherModel(plan, folder, error.Message), error);
        }
    }

    private static IEnumerable<string> TasksOf(ModelManifest manifest) => manifest.Tasks.Select(task => $"{task.Name}: {string.Join(", ", task.Output.Labels)}");

    private static IEnumerable<string> TasksOf(TrainingPlan plan) => plan.Tasks.Select(task => $"{task.Name}: {string.Join(", ", task.Head.Output(task.Target).Labels)}");

    private static string Difference(TrainingPlan plan, ModelManifest manifest) =>
        $"its tasks are {string.Join("; ", TasksOf(manifest))}, and those of the file {string.Join("; ", TasksOf(plan))}";

    private static Diagnostic EmptySplit(TrainingPlan plan, Split split) => Diagnostic.Error(
        "TLP7102", $"no data set of '{plan.Spec.Name}' has examples in the split '{split.ToString().ToLowerInvariant()}'; choose another split", new SourceLocation(plan.Spec.FileName));

    private static Diagnostic OtherModel(TrainingPlan plan, string folder, string reason) => Diagnostic.Error(
        "TLP7103", $"the model in {folder} can't be evaluated on the data of this file: {reason}; build it again, or name the artifact that belongs to the file", new SourceLocation(plan.Spec.FileName));
}
