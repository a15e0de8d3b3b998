namespace Tlpipe.Pipeline.RateFinding;

/// <summary>One step of the test.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Loss">The loss before the step, the mean over the tasks.</param>
public sealed record RateTrial(double Rate, double Loss);
