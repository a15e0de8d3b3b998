namespace Tlpipe.Abstractions;

/// <summary>
/// How an application hands over one input. It is what typed clients, <c>tlpipe predict</c> and editors go by, so that none of them
/// needs to know what an input means.
/// </summary>
/// <param name="Kind">What the bytes are that the codec decodes.</param>
/// <param name="Fields">The fields of a record, in their order; empty for the other kinds.</param>
public sealed record InputForm(InputFormKind Kind, IReadOnlyList<InputField> Fields)
{
    /// <summary>The content of a file: a JPEG, a WAV.</summary>
    public static InputForm File { get; } = new(InputFormKind.File, []);

    /// <summary>A text in UTF-8.</summary>
    public static InputForm Text { get; } = new(InputFormKind.Text, []);

    /// <summary>A record of named fields: a JSON object in UTF-8, <c>{ "AGE": 39, "SEX": "Male" }</c>.</summary>
    public static InputForm Record(IReadOnlyList<InputField> fields) => new(InputFormKind.Record, fields);

    /// <summary>The character between the cells where records come as the rows of a CSV file; <see langword="null"/> where training found it in the first line, too.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Two are equal when their fields are.</summary>
    public bool Equals(InputForm? other) => other is not null && Kind == other.Kind && Delimiter == other.Delimiter && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Fields.Count);
}

/// <summary>What the bytes of an input are.</summary>
public enum InputFormKind
{
    /// <summary>The content of a file.</summary>
    File,

    /// <summary>A text in UTF-8.</summary>
    Text,

    /// <summary>A JSON object in UTF-8, whose members are the fields.</summary>
    Record,
}
