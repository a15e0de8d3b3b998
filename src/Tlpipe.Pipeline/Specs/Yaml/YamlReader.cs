using Tlpipe.Abstractions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tlpipe.Pipeline.Specs;

/// <summary>
/// Reads the part of YAML that a model file needs: sections, lists and values with their places.
/// Anchors, aliases, tags and several documents are refused: they make a file that reads differently from what it means.
/// </summary>
internal sealed class YamlReader
{
    private const int MaximumDepth = 32;

    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly string _file;
    private readonly DiagnosticBag _diagnostics;

    private YamlReader(string text, string file, DiagnosticBag diagnostics)
    {
        _scanner = new(new StringReader(text));
        _parser = new(_scanner);
        _file = file;
        _diagnostics = diagnostics;
    }

    /// <summary>The file's one section; <see langword="null"/> after an error that leaves nothing to go on with.</summary>
    public static YamlMapping? Read(byte[] content, string file, DiagnosticBag diagnostics)
    {
        var text = YamlText.Decode(content, file, diagnostics);
        if (text is null) return null;
        try
        {
            return new YamlReader(text, file, diagnostics).ReadStream();
        }
        catch (YamlException error)
        {
            diagnostics.Add(SpecDiagnostics.Syntax(Location(file, error.Start), error.Message));
        }
        catch (RefusedYamlException error)
        {
            diagnostics.Add(error.Diagnostic);
        }

        return null;
    }

    private YamlMapping ReadStream()
    {
        Next<StreamStart>();
        if (Peek() is StreamEnd) throw Refused(SpecDiagnostics.Empty(_file));
        Next<DocumentStart>();
        var root = ReadNode(0);
        Next<DocumentEnd>();
        if (Peek() is DocumentStart second) throw Refused(SpecDiagnostics.SecondDocument(Location(_file, second.Start)));
        if (root is YamlScalar { IsNull: true }) throw Refused(SpecDiagnostics.Empty(_file));
        return root as YamlMapping ?? throw Refused(SpecDiagnostics.NotASection(root.Location));
    }

    private YamlNode ReadNode(int depth)
    {
        var location = Location(_file, Peek()?.Start ?? default);
        if (depth > MaximumDepth) throw Refused(SpecDiagnostics.TooDeep(location, MaximumDepth));
        if (Peek() is AnchorAlias alias) throw Refused(SpecDiagnostics.Alias(location, alias.Value.Value));
        var start = Next<NodeEvent>();
        if (!start.Anchor.IsEmpty) _diagnostics.Add(SpecDiagnostics.Anchor(location, start.Anchor.Value));
        if (!start.Tag.IsEmpty) _diagnostics.Add(SpecDiagnostics.Tag(location, start.Tag.IsNonSpecific ? "!" : start.Tag.Value));
        return start switch
        {
            Scalar scalar => new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, location),
            SequenceStart => ReadSequence(location, depth),
            _ => ReadMapping(location, depth),
        };
    }

    private YamlSequence ReadSequence(SourceLocation location, int depth)
    {
        var items = new List<YamlNode>();
        while (Peek() is not SequenceEnd) items.Add(ReadNode(depth + 1));
        Next<SequenceEnd>();
        return new(items, location);
    }

    private YamlMapping ReadMapping(SourceLocation location, int depth)
    {
        var entries = new OrderedDictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (Peek() is not MappingEnd)
        {
            var key = ReadNode(depth + 1) as YamlScalar ?? throw Refused(SpecDiagnostics.KeyIsNoWord(location));
            var entry = new YamlEntry(key.Text, key.Location, ReadNode(depth + 1));
            if (!entries.TryAdd(entry.Key, entry))
                _diagnostics.Add(SpecDiagnostics.DuplicateKey(entry.KeyLocation, entry.Key, entries[entry.Key].KeyLocation));
        }

        Next<MappingEnd>();
        return new([.. entries.Values], location);
    }

    private ParsingEvent? Peek()
    {
        if (_parser.Current is null) Advance();
        return _parser.Current;
    }

    private T Next<T>()
        where T : ParsingEvent
    {
        var current = Peek() as T ?? throw new YamlException($"expected {typeof(T).Name}");
        Advance();
        return current;
    }

    private void Advance()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (Exception error) when (error is not (YamlException or OutOfMemoryException))
        {
            // What YamlDotNet lets out at some malformed files, an unclosed bracket or a tag that is no URI among them; it says neither what nor where.
            var mark = _scanner.CurrentPosition;
            throw new YamlException(mark, mark, SpecDiagnostics.NotUnderstood, error);
        }
    }

    private static SourceLocation Location(string file, Mark mark) =>
        new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static RefusedYamlException Refused(Diagnostic diagnostic) => new(diagnostic);

    private sealed class RefusedYamlException(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
