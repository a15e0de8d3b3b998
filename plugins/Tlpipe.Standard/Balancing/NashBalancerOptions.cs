namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>nash</c>: none.</summary>
public sealed record NashBalancerOptions;
