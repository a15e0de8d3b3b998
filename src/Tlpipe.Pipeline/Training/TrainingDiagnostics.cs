using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Training;

/// <summary>What can go wrong in training: TLP5xxx.</summary>
internal static class TrainingDiagnostics
{
    /// <summary>The loss is infinite or not a number.</summary>
    public static Diagnostic Diverged(TrainingPlan plan, string task, long epoch, long step, double rate) => Diagnostic.Error(
        "TLP5001",
        $"training diverged: the loss of task '{task}' is not a finite number in epoch {epoch + 1}, step {step + 1}, at a learning rate of {rate:g3}; use a smaller lr or a warm-up",
        new SourceLocation(plan.Spec.FileName));

    /// <summary>The loss on validation is infinite or not a number.</summary>
    public static Diagnostic Diverged(TrainingPlan plan, string task, int epoch, double rate) => Diagnostic.Error(
        "TLP5001",
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
}
