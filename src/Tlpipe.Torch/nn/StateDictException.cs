namespace Tlpipe.Torch;

/// <summary>A state dict does not fit a module: every entry that is missing, is too many or has another shape, by name.</summary>
public sealed class StateDictException : Exception
{
    private const int Shown = 8;

    /// <summary>Names that the module has and the state dict has not.</summary>
    public IReadOnlyList<string> MissingKeys { get; }
    /// <summary>Names that the state dict has and the module has not.</summary>
    public IReadOnlyList<string> UnexpectedKeys { get; }
    /// <summary>Entries of another shape: <c>fc.weight is [1000, 512] where [2, 512] is needed</c>.</summary>
    public IReadOnlyList<string> Misshapen { get; }

    internal StateDictException(string module, string[] missing, string[] unexpected, string[] misshapen)
        : base($"the weights do not fit {module}: " + string.Join("; ", Parts(missing, unexpected, misshapen))) =>
        (MissingKeys, UnexpectedKeys, Misshapen) = (missing, unexpected, misshapen);

    private static IEnumerable<string> Parts(string[] missing, string[] unexpected, string[] misshapen)
    {
        if (missing.Length > 0) yield return $"{missing.Length} missing ({List(missing)})";
        if (unexpected.Length > 0) yield return $"{unexpected.Length} unexpected ({List(unexpected)})";
        if (misshapen.Length > 0) yield return $"{misshapen.Length} of another shape ({List(misshapen)})";
    }

    private static string List(string[] names) =>
        string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? $" and {names.Length - Shown} more" : "");
}
