using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>A column of a table and how its cells become numbers. Immutable. Where a cell can be missing, the last of its numbers says whether it is.</summary>
public abstract class RowColumn
{
    private const string MissingText = "(missing)";

    private protected RowColumn(string name, bool canBeMissing)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (Name, CanBeMissing) = (name, canBeMissing);
    }

    /// <summary>The column's name, as the data have it.</summary>
    public string Name { get; }

    /// <summary>Whether cells may be missing.</summary>
    public bool CanBeMissing { get; }

    /// <summary>What its cells are.</summary>
    public abstract InputFieldType Type { get; }

    /// <summary>How many numbers a cell becomes.</summary>
    public int Width => ValueWidth + (CanBeMissing ? 1 : 0);

    /// <summary>The same, without the one that says that the cell is missing.</summary>
    private protected abstract int ValueWidth { get; }

    /// <summary>What the column's cells are called in an error: <c>a number</c>.</summary>
    internal abstract string Kind { get; }

    /// <summary>The column as a manifest has it.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["name"] = Name, ["type"] = RowColumnJson.NameOf(Type), ["missing"] = CanBeMissing };
        Write(json);
        return json;
    }

    /// <summary>Encodes a cell that is there; false where it is not what the column holds.</summary>
    /// <param name="cell">The cell, trimmed.</param>
    /// <param name="values"><see cref="Width"/> zeros.</param>
    internal bool TryEncode(string cell, Span<float> values) => TryEncodeValue(cell, values[..ValueWidth]);

    /// <summary>Encodes a missing cell; false where none may be missing.</summary>
    internal bool TryEncodeMissing(Span<float> values)
    {
        if (CanBeMissing) values[^1] = 1;
        return CanBeMissing;
    }

    /// <summary>The cell that some numbers stand for, for people.</summary>
    internal string Describe(ReadOnlySpan<float> values) => CanBeMissing && values[^1] > 0 ? MissingText : DescribeValue(values[..ValueWidth]);

    private protected abstract bool TryEncodeValue(string cell, Span<float> values);

    private protected abstract string DescribeValue(ReadOnlySpan<float> values);

    private protected abstract void Write(JsonObject json);
}
