using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Planning.Advice;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>What comparisons have to tell once they are made.</summary>
internal static class ComparisonDiagnostics
{
    private const string Advice = "train it in a model of its own, share less of the trunk, or choose another balancer";

    public static Diagnostic Diverged(TrainingPlan plan, IEnumerable<double> rates) => Diagnostic.Error(
        "TLP5001",
        $"training from random weights diverged at every learning rate that the comparison tried ({string.Join(", ", rates.Select(rate => rate.ToString(CultureInfo.InvariantCulture)))}); give it smaller 'rates'",
        plan.Spec.Comparisons[0].Location);

    public static Diagnostic DoesWorse(TrainingPlan plan, string task, string difference) => Diagnostic.Warning(
        AdviceCodes.NegativeTransfer, $"the task '{task}' does worse together than alone: {difference}; {Advice}", plan.Spec.Locate($"tasks.{task}"));

    public static Diagnostic GateUnmet(TrainingPlan plan, string task, string difference) => Diagnostic.Error(
        "TLP6002", $"the gate is not met: the task '{task}' does worse together than alone: {difference}; this model is not published. To meet it, {Advice}", plan.Spec.NegativeTransferForbidden);

    /// <summary>What another training than the model's own had to tell.</summary>
    public static Diagnostic Of(Variant variant, Diagnostic diagnostic) => diagnostic with { Message = $"the comparison's training '{variant.Name}': {diagnostic.Message}" };
}
