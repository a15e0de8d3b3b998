using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Training;

/// <summary>What can go wrong in training: TLP5xxx.</summary>
internal static class TrainingDiagnostics
{
    /// <summary>The loss is no finite number any more.</summary>
    private const string DivergedCode = "TLP5001";

    /// <summary>What a balancer says where a gradient is infinite while the losses are not yet.</summary>
    private const string GradientNotFiniteCode = "TLP5018";

    private const string NoCheckpointCode = "TLP5005";
    private const string FeaturesNotKeptCode = "TLP5006";

    /// <summary>Whether a diagnostic says that training diverged.</summary>
    public static bool IsDivergence(Diagnostic diagnostic) => diagnostic.Code is DivergedCode or GradientNotFiniteCode;

    /// <summary>Whether a warning says only how one run went: the next may go otherwise from the same inputs.</summary>
    public static bool IsOfOneRun(Diagnostic diagnostic) => diagnostic.Code is NoCheckpointCode or FeaturesNotKeptCode;

    /// <summary>The loss is infinite or not a number.</summary>
    public static Diagnostic Diverged(TrainingPlan plan, string task, long epoch, long step, double rate) => Diagnostic.Error(
        DivergedCode,
        $"training diverged: the loss of task '{task}' is not a finite number in epoch {epoch + 1}, step {step + 1}, at a learning rate of {rate:g3}; use a smaller lr or a warm-up",
        new SourceLocation(plan.Spec.FileName));

    /// <summary>The loss on validation is infinite or not a number.</summary>
    public static Diagnostic Diverged(TrainingPlan plan, string task, int epoch, double rate) => Diagnostic.Error(
        DivergedCode,
        $"training diverged: the loss of task '{task}' on validation is not a finite number after epoch {epoch}, at a learning rate of {rate:g3}; use a smaller lr or a warm-up",
        new SourceLocation(plan.Spec.FileName));

    /// <summary>A step can't be computed.</summary>
    public static Diagnostic StepRefused(TrainingPlan plan, string reason) => Diagnostic.Error(
        "TLP5003",
        $"a step of training '{plan.Spec.Name}' with a batch of {plan.Spec.Training.Batch} can't be computed: {reason}",
        new SourceLocation(plan.Spec.FileName));

    /// <summary>The machine has too little memory.</summary>
    public static Diagnostic OutOfMemory(TrainingPlan plan, string reason) => Diagnostic.Error(
        "TLP5002",
        $"out of memory while training '{plan.Spec.Name}' with a batch of {plan.Spec.Training.Batch}: {reason}; use a smaller batch or smaller inputs",
        new SourceLocation(plan.Spec.FileName));

    /// <summary>Checkpoints can't be written, and training can do without.</summary>
    public static Diagnostic NoCheckpoint(TrainingPlan plan, Exception why) => Diagnostic.Warning(
        NoCheckpointCode,
        $"no checkpoint of '{plan.Spec.Name}' can be written: {Reason(why)}. Training goes on without; if it is cut off, it begins anew",
        new SourceLocation(plan.Spec.FileName));

    /// <summary>Features can't be kept, and training can do without.</summary>
    public static Diagnostic FeaturesNotKept(TrainingPlan plan, Exception why) => Diagnostic.Warning(
        FeaturesNotKeptCode,
        $"what the frozen trunk of '{plan.Spec.Name}' makes of the examples can't be kept in the cache: {Reason(why)}. Training goes on without; the next one computes it again",
        new SourceLocation(plan.Spec.FileName));

    /// <summary>What the machine says, without the name of the file, which differs from one to the next.</summary>
    private static string Reason(Exception error) => ((error as DiagnosticException)?.InnerException ?? error).Message.Split(" : ")[0].TrimEnd('.');
}
