using Tlpipe.Abstractions;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What training relies on in a schedule. Derive a class for each schedule.</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class ScheduleConformance<TPlugin> : PartConformance<TPlugin, ISchedule>
    where TPlugin : class, IPlugin, new()
{
    private static readonly (int Epochs, long Steps)[] Runs = [(1, 1), (1, 7), (5, 1), (12, 9)];

    /// <summary>A resumed run needs no state of it.</summary>
    [Fact]
    public void The_factor_follows_from_where_the_run_stands_alone()
    {
        var places = Runs.SelectMany(Places).ToList();
        var first = places.ConvertAll(Part.Factor);
        var again = Make();
        foreach (var (place, factor) in places.Zip(first).Reverse())
            if (!Part.Factor(place).Equals(factor) || !again.Factor(place).Equals(factor))
                throw new ConformanceException(
                    $"the factor at step {place.Step} of {place.Steps} was {factor}, and asked again it is {again.Factor(place)}", "a run that is resumed would learn at another rate", "compute it from the progress that is given, and keep nothing");
    }

    /// <summary>Each is a number that a rate can be multiplied with.</summary>
    [Fact]
    public void Factors_are_finite_and_not_negative()
    {
        foreach (var place in Runs.SelectMany(Places))
            if (Part.Factor(place) is var factor && !(factor >= 0 && double.IsFinite(factor)))
                throw new ConformanceException(
                    $"the factor at step {place.Step} of {place.Steps} (in {place.Epochs} epochs) is {factor}", "a negative rate learns the opposite, and one that is no number destroys the weights", "look at runs of one step, and of one epoch");
    }

    private protected override void Plan(ISchedule part) => _ = part.Factor(new(0, 3, 2));

    private static IEnumerable<TrainingProgress> Places((int Epochs, long Steps) run) =>
        Enumerable.Range(0, (int)(run.Epochs * run.Steps)).Select(step => new TrainingProgress(step, run.Steps, run.Epochs));
}
