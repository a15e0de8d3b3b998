namespace Tlpipe.Abstractions;

/// <summary>A field of an input that is a record.</summary>
/// <param name="Name">The name, as the data have it: <c>HOURSPERWEEK</c>.</param>
/// <param name="Type">What its values are.</param>
/// <param name="CanBeMissing">Whether an input may leave it out, or say <c>null</c>.</param>
public sealed record InputField(string Name, InputFieldType Type, bool CanBeMissing);

/// <summary>What the values of a field are.</summary>
public enum InputFieldType
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>One of several words; one that training has not seen is allowed.</summary>
    Category,

    /// <summary>A day, or a day with a time: ISO 8601.</summary>
    Date,

    /// <summary>A text.</summary>
    Text,
}
