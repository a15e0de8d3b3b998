namespace Tlpipe.Pipeline.Planning;

/// <summary>A plugin that a lock speaks of.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Release">Its version, and its package where that has another name.</param>
internal sealed record LockedPlugin(string Name, string Release)
{
    private const string Prefix = "plugin.";
    private const string OfPackage = " of ";

    /// <summary>The package that it came in, as far as it came in one.</summary>
    public string Package => Release.Split(OfPackage) is [_, var package] ? package : Name;

    /// <summary>The plugin that an input is; <see langword="null"/> for another input.</summary>
    public static LockedPlugin? Of(PlannedInput input) =>
        input is { Value: { } release } && input.Name.StartsWith(Prefix, StringComparison.Ordinal) ? new(input.Name[Prefix.Length..], release) : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Release}";
}
