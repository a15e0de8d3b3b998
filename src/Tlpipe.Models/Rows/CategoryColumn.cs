using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>One of several words: an indicator for each that training has seen. Another word has none of them.</summary>
public sealed class CategoryColumn : RowColumn
{
    private const string UnseenText = "(not seen in training)";
    private readonly FrozenDictionary<string, int> _places;

    /// <summary>A column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="canBeMissing">Whether cells may be missing.</param>
    /// <param name="values">The words, each once.</param>
    public CategoryColumn(string name, bool canBeMissing, IReadOnlyList<string> values)
        : base(name, canBeMissing)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = [.. values];
        _places = Values.Select((value, place) => (value, place)).ToFrozenDictionary(entry => entry.value, entry => entry.place, StringComparer.Ordinal);
    }

    /// <summary>The words that training has seen.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <inheritdoc/>
    public override InputFieldType Type => InputFieldType.Category;

    /// <inheritdoc/>
    internal override string Kind => "a word";

    private protected override int ValueWidth => Values.Count;

    private protected override bool TryEncodeValue(string cell, Span<float> values)
    {
        if (_places.TryGetValue(cell, out var place)) values[place] = 1;
        return true;
    }

    private protected override string DescribeValue(ReadOnlySpan<float> values)
    {
        var place = values.IndexOfAnyExcept(0f);
        return place < 0 ? UnseenText : Values[place];
    }

    private protected override void Write(JsonObject json) => json["values"] = RowColumnJson.Array(Values);
}
