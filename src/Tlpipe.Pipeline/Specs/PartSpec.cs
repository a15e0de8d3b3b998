using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>A part that a model file asks for: a plugin's name and its options, not yet looked up.</summary>
public sealed record PartSpec
{
    internal PartSpec(string use, SourceLocation location, YamlMapping options)
    {
        Use = use;
        Location = location;
        Options = options;
    }

    /// <summary>The part's name: <c>mobilenet-v2</c>.</summary>
    public string Use { get; }

    /// <summary>Where the name stands.</summary>
    public SourceLocation Location { get; }

    /// <summary>The options as written, without <c>use</c>.</summary>
    internal YamlMapping Options { get; init; }

    /// <summary>Where an option stands (<c>path</c>, <c>crop.scale</c>), or the part's name where it wasn't written.</summary>
    public SourceLocation Locate(string option) =>
        Options.Find(option.Split('.')[0]) is null ? Location : Options.Locate(option);

    /// <summary>A part that wasn't written.</summary>
    internal static PartSpec Default(string use, SourceLocation location, params (string Key, string Value)[] options) =>
        new(use, location, new([.. options.Select(option => new YamlEntry(option.Key, location, new YamlScalar(option.Value, true, location)))], location));

    /// <summary><c>name</c> or <c>{ use: name, … }</c>; <see langword="null"/> after an error.</summary>
    internal static PartSpec? Read(YamlNode node, string path, DiagnosticBag diagnostics)
    {
        if (node is YamlScalar { IsNull: false } name) return new(name.Text, name.Location, new([], name.Location));
        if (node is YamlMapping section)
        {
            var use = section.Find("use");
            if (use?.Value is YamlScalar { IsNull: false } text)
                return new(text.Text, text.Location, section with { Entries = [.. section.Entries.Where(entry => entry != use)] });
            diagnostics.Add(use switch
            {
                null => SpecDiagnostics.NoUse(node.Location, path),
                { Value: YamlScalar } => SpecDiagnostics.NoValue(use.KeyLocation, $"{path}.use"),
                _ => SpecDiagnostics.WrongValue(use.Value.Location, $"{path}.use", "a name", use.Value),
            });
            return null;
        }

        diagnostics.Add(node is YamlScalar
            ? SpecDiagnostics.NoValue(node.Location, path)
            : SpecDiagnostics.WrongValue(node.Location, path, "a name or a section with 'use'", node));
        return null;
    }
}
