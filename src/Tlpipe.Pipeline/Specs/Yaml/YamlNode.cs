using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>A value of a model file, with its place.</summary>
internal abstract record YamlNode(SourceLocation Location);

/// <summary>A single value, as it was written.</summary>
/// <param name="Text">The text; empty for «no value».</param>
/// <param name="IsPlain">Whether it was written without quotes, so that it may mean a number, <c>true</c> or nothing.</param>
/// <param name="Location">Where it begins.</param>
internal sealed record YamlScalar(string Text, bool IsPlain, SourceLocation Location) : YamlNode(Location)
{
    /// <summary>Nothing was written, or <c>null</c>, or <c>~</c> (YAML 1.2.2, section 10.3.2).</summary>
    public bool IsNull => IsPlain && Text is ("" or "null" or "Null" or "NULL" or "~");
}

/// <summary>A list.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, SourceLocation Location) : YamlNode(Location);

/// <summary>A section: keys with values, in their order, each key once.</summary>
internal sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, SourceLocation Location) : YamlNode(Location)
{
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    /// <summary>The place of the value under a dotted path (<c>training.epochs</c>), or of the nearest section above it that was written.</summary>
    public SourceLocation Locate(string path)
    {
        YamlNode node = this;
        foreach (var key in path.Split('.'))
        {
            if ((node as YamlMapping)?.Find(key) is not { } entry) break;
            node = entry.Value;
        }

        return node.Location;
    }
}

/// <summary>A key with its value.</summary>
internal sealed record YamlEntry(string Key, SourceLocation KeyLocation, YamlNode Value);
