using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The data set of a task: a name under <c>datasets:</c>, or one written inside the task.</summary>
public sealed record DataSetReference
{
    private DataSetReference(string? name, PartSpec? inline, SourceLocation location)
    {
        Name = name;
        Inline = inline;
        Location = location;
    }

    /// <summary>The name under <c>datasets:</c>; <see langword="null"/> where it is written inside the task.</summary>
    public string? Name { get; }

    /// <summary>The data set written inside the task.</summary>
    public PartSpec? Inline { get; }

    /// <summary>Where the name stands.</summary>
    public SourceLocation Location { get; }

    internal static DataSetReference? Read(YamlNode node, string path, DiagnosticBag diagnostics)
    {
        if (PartSpec.Read(node, path, diagnostics) is not { } part) return null;
        return node is YamlScalar ? new(part.Use, null, part.Location) : new(null, part, part.Location);
    }
}
