namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>imtl-g</c>: none.</summary>
public sealed record ImtlGBalancerOptions;
