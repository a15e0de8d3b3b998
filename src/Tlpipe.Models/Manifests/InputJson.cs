using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Manifests;

/// <summary>A model's input as JSON. What is usual (a file, a codec of this package, no tokens) isn't written.</summary>
internal static class InputJson
{
    public static JsonObject Of(ManifestInput input)
    {
        var json = Signature(input.Signature);
        json["codec"] = input.Codec;
        if (input.Form.Kind != InputFormKind.File) json["form"] = Form(input.Form);
        if (input.Runtime is { } runtime)
            json["runtime"] = new JsonObject { ["package"] = runtime.Package, ["version"] = runtime.Version, ["assembly"] = runtime.Assembly };
        json["settings"] = input.Settings.DeepClone();
        return json;
    }

    private static JsonObject Signature(InputSignature signature)
    {
        var json = new JsonObject
        {
            ["modality"] = signature.Modality,
            ["type"] = ScalarTypeNames.Of(signature.Type),
            ["shape"] = new JsonArray([.. signature.Shape.Select(size => (JsonNode?)size)]),
        };
        if (signature.Vocabulary is { } vocabulary) json["vocabulary"] = vocabulary;
        return json;
    }

    private static JsonObject Form(InputForm form)
    {
        var json = new JsonObject { ["kind"] = Lower(form.Kind) };
        if (form.Delimiter is { } delimiter) json["delimiter"] = delimiter.ToString();
        if (form.Fields.Count > 0) json["fields"] = new JsonArray([.. form.Fields.Select(Field)]);
        return json;
    }

    private static JsonObject Field(InputField field) =>
        new() { ["name"] = field.Name, ["type"] = Lower(field.Type), ["canBeMissing"] = field.CanBeMissing };

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
