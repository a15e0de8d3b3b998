namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>pcgrad</c>: none.</summary>
public sealed record PcgradBalancerOptions;
