using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>What can be wrong with a model file by itself: the texts and codes, TLP1000 to TLP1029.</summary>
internal static class SpecDiagnostics
{
    /// <summary>The reason where the parser has none.</summary>
    public const string NotUnderstood = "it can't be understood from here on; look for a bracket, brace or quote above that is not closed, or a tag";

    private const int ShownCharacters = 80;

    public static Diagnostic Unreadable(string file, string why) =>
        Diagnostic.Error("TLP1000", $"this model file can't be read: {why}", new(file));

    public static Diagnostic Syntax(SourceLocation at, string why) =>
        Diagnostic.Error("TLP1001", $"this is not YAML: {Shown(why, 200).TrimEnd('.')}", at);

    public static Diagnostic Empty(string file) =>
        Diagnostic.Error("TLP1001", "the model file is empty; it begins with 'model: NAME'", new(file, 1, 1));

    public static Diagnostic NotASection(SourceLocation at) =>
        Diagnostic.Error("TLP1001", "a model file is a list of keys with values; it begins with 'model: NAME'", at);

    public static Diagnostic KeyIsNoWord(SourceLocation at) =>
        Diagnostic.Error("TLP1001", "a key of this section is a list or a section; a key is a single word", at);

    public static Diagnostic Tab(SourceLocation at) =>
        Diagnostic.Error("TLP1001", "this line is indented with a tab; YAML is indented with spaces", at);

    public static Diagnostic ControlCharacter(SourceLocation at, char character) =>
        Diagnostic.Error("TLP1001", $"there is a control character (U+{(int)character:X4}) here; remove it", at);

    public static Diagnostic NotUtf8(string file) =>
        Diagnostic.Error("TLP1001", "this model file is not encoded in UTF-8; save it as UTF-8", new(file));

    public static Diagnostic TooLarge(string file) =>
        Diagnostic.Error("TLP1002", $"this model file is larger than {YamlText.MaximumBytes / 1024} KiB; data belong into files of their own", new(file));

    public static Diagnostic TooDeep(SourceLocation at, int maximum) =>
        Diagnostic.Error("TLP1002", $"sections are nested more than {maximum} deep here; nothing in a model file is", at);

    public static Diagnostic Alias(SourceLocation at, string name) =>
        Diagnostic.Error("TLP1003", $"aliases ('*{Shown(name)}') are not used in model files; write the value out", at);

    public static Diagnostic Anchor(SourceLocation at, string name) =>
        Diagnostic.Error("TLP1003", $"anchors ('&{Shown(name)}') are not used in model files; remove it", at);

    public static Diagnostic Tag(SourceLocation at, string name) =>
        Diagnostic.Error("TLP1003", $"tags ('{Shown(name)}') are not used in model files; remove it", at);

    public static Diagnostic SecondDocument(SourceLocation at) =>
        Diagnostic.Error("TLP1003", "a second YAML document begins here; a file holds one model", at);

    public static Diagnostic DuplicateKey(SourceLocation at, string key, SourceLocation first) =>
        Diagnostic.Error("TLP1004", $"'{Shown(key)}' stands here a second time, after line {first.Line}; remove one", at);

    public static Diagnostic UnknownKey(SourceLocation at, string key, string owner, IReadOnlyList<string> available)
    {
        var choice = available.Count == 0 ? "; it takes no keys" : Choice(key, available);
        return Diagnostic.Error("TLP1005", $"there is no key '{Shown(key)}' in {owner}{choice}", at);
    }

    public static Diagnostic MissingKey(SourceLocation at, string key, string owner) =>
        Diagnostic.Error("TLP1006", $"the key '{key}' is missing in {owner}", at);

    public static Diagnostic NoValue(SourceLocation at, string path) =>
        Diagnostic.Error("TLP1007", $"'{path}' has no value; give one or remove the key", at);

    public static Diagnostic WrongValue(SourceLocation at, string path, string expected, YamlNode found) =>
        Diagnostic.Error("TLP1007", $"'{path}' must be {expected}, but is {Found(found)}", at);

    public static Diagnostic UnknownChoice(SourceLocation at, string path, string found, IReadOnlyList<string> available) =>
        Diagnostic.Error("TLP1007", $"'{path}' can't be '{Shown(found)}'{Choice(found, available)}", at);

    public static Diagnostic Annotation(SourceLocation at, string message) =>
        Diagnostic.Error("TLP1007", Shown(message, 300).TrimEnd('.'), at);

    public static Diagnostic NoTasks(SourceLocation at) =>
        Diagnostic.Error("TLP1007", "'tasks' names no task; a model has at least one", at);

    public static Diagnostic BadName(SourceLocation at, string name) =>
        Diagnostic.Error("TLP1007", $"'{Shown(name)}' can't name a model: a name is made of letters, digits, '.', '-' and '_', and begins with a letter or digit", at);

    public static Diagnostic BadTaskName(SourceLocation at, string kind, string name) =>
        Diagnostic.Error("TLP1007", $"'{Shown(name)}' can't name a {kind}: a name is made of letters, digits, '-' and '_', and begins with a letter", at);

    public static Diagnostic BadVersion(SourceLocation at, string version) =>
        Diagnostic.Error("TLP1007", $"'{Shown(version)}' is no semantic version; write three numbers, such as 1.0.0", at);

    public static Diagnostic UnknownRoot(SourceLocation at, string root, IReadOnlyList<string> known)
    {
        var list = known.Count == 0 ? "none" : string.Join(", ", known);
        var nearest = Nearest(root, known);
        return Diagnostic.Error(
            "TLP1008",
            $"there is no root '{Shown(root)}'{nearest}{(nearest.Length == 0 ? "." : "")} Give it with --root {root}=PATH, the environment variable {Roots.VariableOf(root)} or <TlpipeDataRoot Include=\"{root}\" Path=\"PATH\" />. Known roots: {list}",
            at);
    }

    public static Diagnostic MissingRoot(SourceLocation at, string root, string path) =>
        Diagnostic.Error("TLP1008", $"the root '{root}' is {path}, and there is no such folder; correct the path that --root, {Roots.VariableOf(root)} or <TlpipeDataRoot> gives", at);

    public static Diagnostic MisplacedRoot(SourceLocation at, string path) =>
        Diagnostic.Error("TLP1008", $"'{path}' must begin with its root: $(name)/folder/file, each name of letters, digits, '-' and '_'", at);

    public static Diagnostic NoUse(SourceLocation at, string path) =>
        Diagnostic.Error("TLP1006", $"'{path}' doesn't say what it is; add 'use: NAME'", at);

    public static Diagnostic UnsupportedOptions(SourceLocation at, string owner, string property, string type) =>
        Diagnostic.Error("TLP2010", $"the option '{property}' of {owner} has the type {type}, which a model file can't hold; its plugin must be changed", at);

    /// <summary>«; did you mean 'x'? Available: x, y».</summary>
    public static string Choice(string name, IReadOnlyList<string> available) =>
        $"{Nearest(name, available)}{(Nearest(name, available).Length == 0 ? "." : "")} Available: {(available.Count == 0 ? "none" : string.Join(", ", available))}";

    /// <summary>A text from a file, made fit for one line: control characters escaped, cut when long.</summary>
    public static string Shown(string text, int length = ShownCharacters) =>
        OneLine(text.Length > length ? string.Concat(text.AsSpan(0, length), "…") : text);

    /// <summary>A text with its control characters and line separators escaped.</summary>
    public static string OneLine(string text) => !text.Any(IsEscaped)
        ? text
        : string.Concat(text.Select(character => IsEscaped(character) ? $"\\u{((int)character).ToString("x4", CultureInfo.InvariantCulture)}" : character.ToString()));

    private static bool IsEscaped(char character) => char.IsControl(character) || character is '\u2028' or '\u2029';

    private static string Nearest(string name, IEnumerable<string> available) =>
        NearestName.Find(name, available) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private static string Found(YamlNode node) => node switch
    {
        YamlScalar { IsPlain: true } scalar => $"'{Shown(scalar.Text)}'",
        YamlScalar scalar => $"the text \"{Shown(scalar.Text)}\"",
        YamlSequence => "a list",
        _ => "a section",
    };
}
