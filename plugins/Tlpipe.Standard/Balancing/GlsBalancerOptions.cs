namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>gls</c>: none.</summary>
public sealed record GlsBalancerOptions;
