namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>equal</c>: none.</summary>
public sealed record EqualBalancerOptions;
