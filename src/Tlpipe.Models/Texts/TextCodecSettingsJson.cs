using System.Text.Json.Nodes;

namespace Tlpipe.Models.Texts;

/// <summary>The settings as a manifest has them.</summary>
internal static class TextCodecSettingsJson
{
    private const string WordsName = "words";
    private const string WordPieceName = "word-piece";

    public static JsonObject Write(TextCodecSettings settings) => new()
    {
        ["tokenizer"] = new JsonObject
        {
            ["use"] = settings.Tokenizer == TokenizerKind.Words ? WordsName : WordPieceName,
            ["lowerCase"] = settings.LowerCase,
        },
        ["maxTokens"] = settings.MaxTokens,
        ["vocabulary"] = new JsonArray([.. settings.Vocabulary.Select(token => (JsonNode?)token)]),
    };

    public static TextCodecSettings Read(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json["tokenizer"] is not JsonObject tokenizer) throw Missing("tokenizer");
        var kind = Value<string>(tokenizer, "use") switch
        {
            WordsName => TokenizerKind.Words,
            WordPieceName => TokenizerKind.WordPiece,
            var other => throw TextErrors.BadSettings($"there is no tokenizer '{other}'"),
        };
        if (json["vocabulary"] is not JsonArray vocabulary) throw Missing("vocabulary");
        if (vocabulary.Count > TextCodecSettings.LargestVocabulary) throw TextErrors.BadSettings($"the vocabulary has {vocabulary.Count} tokens, more than {TextCodecSettings.LargestVocabulary}");
        return new(kind, [.. vocabulary.Select(Token)]) { LowerCase = Value<bool>(tokenizer, "lowerCase"), MaxTokens = Value<int>(json, "maxTokens") };
    }

    private static string Token(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? token) ? token : throw TextErrors.BadSettings("a token of the vocabulary is no text");

    private static T Value<T>(JsonObject json, string name)
    {
        if (json[name] is null) throw Missing(name);
        return json[name] is JsonValue value && value.TryGetValue(out T? found) ? found : throw TextErrors.BadSettings($"'{name}' is {json[name]!.GetValueKind().ToString().ToLowerInvariant()}, which it can't be");
    }

    private static Exception Missing(string name) => TextErrors.BadSettings($"'{name}' is missing");
}
