using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Ranking;

/// <summary>Plans a model with each of several trunks.</summary>
internal static class TrunkPlans
{
    /// <summary>The plans, the model file's own first.</summary>
    /// <exception cref="DiagnosticException">What is wrong with any of them; weights of a model file that isn't built are TLP1071.</exception>
    public static IReadOnlyList<(TrainingPlan Plan, string Name, bool IsOwn)> Of(Planner planner, string file, IReadOnlyList<TrunkCandidate> candidates)
    {
        var own = planner.Plan(file, TrunkCandidate.Untrained);
        var plans = new List<(TrainingPlan Plan, string Name, bool IsOwn)> { (own, own.Spec.Backbone.Use, true) };
        var errors = new List<Diagnostic>();
        foreach (var candidate in candidates)
        {
            try
            {
                plans.Add((planner.Plan(file, candidate.In), candidate.Text, false));
            }
            catch (DiagnosticException error)
            {
                errors.AddRange(error.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            }
        }

        errors.AddRange(plans.Where(one => one.Plan.Weights is { } weights && !File.Exists(weights.Path)).Select(one => NotBuilt(one.Plan)));
        return errors.Count == 0 ? plans : throw new DiagnosticException(errors);
    }

    private static Diagnostic NotBuilt(TrainingPlan plan) => Diagnostic.Error(
        "TLP1071", $"the weights of '{plan.Weights!.Source}' are not there yet, so its trunk can't be ranked; build it first: tlpipe train {plan.Weights.Source}", plan.Spec.Locate("backbone.weights"));
}
