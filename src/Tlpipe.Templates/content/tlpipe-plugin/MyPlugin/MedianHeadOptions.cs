namespace PluginNamespace;

/// <summary>The options of the head: none.</summary>
public sealed record MedianHeadOptions;
