using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Verification;

/// <summary>What verifying finds: TLP7020 to TLP7023.</summary>
internal static class VerificationDiagnostics
{
    public static Diagnostic BytesDiffer(VerifiedModel model, string firstDifference) => Diagnostic.Error(
        "TLP7020",
        $"'{model.Plan.Spec.Name}' {model.Plan.Spec.Version} is not reproduced: built again as it was locked, {Listed(model.Files.Where(file => !file.IsSame).Select(file => file.Name))} came out different; {firstDifference}. "
        + "Something that is no input got into the model, such as a clock or random numbers of a plugin's own; or the lock was edited",
        new(model.Plan.Spec.FileName));

    public static Diagnostic OutsideInterval(VerifiedModel model, VerifiedTask task) => Diagnostic.Error(
        "TLP7021",
        $"'{model.Plan.Spec.Name}' {model.Plan.Spec.Version} is not reproduced: {task.Name}.{task.Metric} is {Number(task.Rebuilt)} here, and the lock's {Number(task.Locked.Value)} has the interval {Number(task.Locked.Low!.Value)} to {Number(task.Locked.High!.Value)}; "
        + $"{Environments(model)}. Find out which of the two is wrong before either is used",
        new(model.Plan.Spec.FileName));

    public static Diagnostic NoLock(TrainingPlan plan) => Diagnostic.Error(
        "TLP7022",
        $"there is nothing to verify: the lock '{LockName(plan)}' is missing; build the model with 'tlpipe train {plan.Spec.FileName}' and commit the lock",
        new(plan.Spec.FileName));

    public static Diagnostic StaleLock(TrainingPlan plan, PlanComparison comparison) => Diagnostic.Error(
        "TLP7022",
        $"there is nothing to verify: the lock '{LockName(plan)}' is of another model ({comparison.Reason}); undo the change, or build the model with 'tlpipe train {plan.Spec.FileName}' and commit the lock",
        new(plan.Spec.FileName));

    public static Diagnostic NoInterval(VerifiedModel model, VerifiedTask task) => Diagnostic.Warning(
        "TLP7023",
        $"{task.Name}.{task.Metric} of '{model.Plan.Spec.Name}' {model.Plan.Spec.Version} has no interval in the lock, so {Number(task.Rebuilt)} here proves nothing about the lock's {Number(task.Locked.Value)}; verify it in the environment of the lock ({Environments(model)})",
        new(model.Plan.Spec.FileName));

    private static string Environments(VerifiedModel model) => model.EnvironmentDifferences is { Count: > 0 } differences
        ? $"the environments differ: {string.Join("; ", differences)}"
        : "a model that it rests on was computed in another environment";

    private static string LockName(TrainingPlan plan) => Path.GetFileName(ModelLock.PathFor(plan.Spec.File));

    private static string Listed(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}";
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
