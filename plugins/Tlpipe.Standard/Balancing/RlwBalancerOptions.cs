namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>rlw</c>: none.</summary>
public sealed record RlwBalancerOptions;
