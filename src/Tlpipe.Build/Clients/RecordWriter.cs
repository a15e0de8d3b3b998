namespace Tlpipe.Build.Clients;

/// <summary>Writes the record that a model takes, and how its fields are handed over.</summary>
/// <param name="code">Takes the code.</param>
/// <param name="model">The model.</param>
internal sealed class RecordWriter(CodeWriter code, ClientModel model)
{
    /// <summary>The record's class.</summary>
    public void Class()
    {
        code.Summary($"What the model <c>{CSharpText.Comment(model.Request.Lock.Name)}</c> takes.");
        code.Line($"public sealed partial record {Identifiers.Code(model.RecordName)}").Open();
        foreach (var (position, field) in model.Fields.Index())
        {
            if (position > 0) code.Line();
            code.Summary($"The field <c>{CSharpText.Comment(field.Lock.Name)}</c>: {Meaning(field.Lock)}.");
            code.Line($"public {(field.Lock.CanBeMissing ? "" : "required ")}{Type(field.Lock)} {Identifiers.Code(field.Property)} {{ get; init; }}");
        }
        code.Close();
    }

    /// <summary>The method of the model's class that writes a record's fields.</summary>
    /// <param name="record">The record's class, qualified.</param>
    public void Method(string record)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"protected override void Write(global::Tlpipe.Models.RecordFields fields, {record} row)").Open();
        foreach (var field in model.Fields) code.Line($"fields.Add({CSharpText.Literal(field.Lock.Name)}, row.{Identifiers.Code(field.Property)});");
        code.Close();
    }

    private static string Type(LockedField field) => (field.Type switch
    {
        LockedFieldType.Number => "double",
        LockedFieldType.Date => "global::System.DateTimeOffset",
        _ => "string",
    }) + (field.CanBeMissing ? "?" : "");

    private static string Meaning(LockedField field) => (field.Type switch
    {
        LockedFieldType.Number => "a number",
        LockedFieldType.Date => "a day, or a day with a time",
        LockedFieldType.Category => "a category",
        _ => "a text",
    }) + (field.CanBeMissing ? "; null where it is missing" : "");
}
