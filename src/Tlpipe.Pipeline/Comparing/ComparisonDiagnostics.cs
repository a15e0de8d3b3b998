using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Planning.Advice;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>What comparisons have to tell once they are made.</summary>
internal static class ComparisonDiagnostics
{
    private const string Advice = "train it in a model of its own, share less of the trunk, or choose another balancer";
    private const string WithoutGate = "this model is not published; build it without the gate to see the whole comparison (its trainings are in the cache)";

    public static Diagnostic Diverged(TrainingPlan plan, IEnumerable<double> rates) => Diagnostic.Error(
        "TLP5001",
        $"training from random weights diverged at every learning rate that the comparison tried ({string.Join(", ", rates.Select(rate => rate.ToString(CultureInfo.InvariantCulture)))}); give it smaller 'rates'",
        plan.Spec.Comparisons[0].Location);

    public static Diagnostic DoesWorse(TrainingPlan plan, string task, string difference) => Diagnostic.Warning(
        AdviceCodes.NegativeTransfer, $"the task '{task}' does worse together than alone: {difference}; {Advice}", plan.Spec.Locate($"tasks.{task}"));

    /// <param name="plan">The model.</param>
    /// <param name="task">The task.</param>
    /// <param name="difference">What it loses.</param>
    /// <param name="isLast">Whether it is the last of them, which says for all what to do.</param>
    public static Diagnostic GateUnmet(TrainingPlan plan, string task, string difference, bool isLast) => Diagnostic.Error(
        "TLP6002", $"the gate is not met: '{task}' does worse together than alone: {difference}{(isLast ? $"; {WithoutGate}" : "")}", plan.Spec.NegativeTransferForbidden);

    /// <summary>What another training than the model's own had to tell.</summary>
    public static Diagnostic Of(Variant variant, Diagnostic diagnostic) => diagnostic with { Message = $"the comparison's training '{variant.Name}': {diagnostic.Message}" };
}
