namespace Tlpipe.Testing;

/// <summary>The options that a part is made with: as a model file has them, or as the part's own record.</summary>
public sealed class PartOptions
{
    private PartOptions(string yaml, object? record)
    {
        Yaml = yaml;
        Record = record;
    }

    /// <summary>The defaults.</summary>
    public static PartOptions Default { get; } = new("", null);

    /// <summary>The options as a model file has them, without <c>use</c>: <c>{ path: points.yaml, validateOneIn: 4 }</c>. Empty for the defaults.</summary>
    internal string Yaml { get; }

    /// <summary>An instance of the part's options record; <see langword="null"/> where they are written as YAML.</summary>
    internal object? Record { get; }

    /// <summary>An instance of the part's options record. Written as YAML, each option is tried with bad values, too.</summary>
    public static PartOptions Of(object record) => new("", record);

    /// <summary>Options as a model file has them.</summary>
    public static implicit operator PartOptions(string yaml) => FromString(yaml);

    /// <summary>Options as a model file has them.</summary>
    public static PartOptions FromString(string yaml) => new(yaml, null);
}
