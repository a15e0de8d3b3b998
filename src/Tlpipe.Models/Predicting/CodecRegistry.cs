using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Pictures;
using Tlpipe.Models.Rows;
using Tlpipe.Models.Texts;

namespace Tlpipe.Models;

/// <summary>The input codecs that are known, by the name that manifests use. Immutable; a runtime package of another modality adds its own with <see cref="With"/>.</summary>
public sealed class CodecRegistry
{
    private readonly IReadOnlyDictionary<string, Func<JsonObject, IInputCodec>> _factories;

    private CodecRegistry(IReadOnlyDictionary<string, Func<JsonObject, IInputCodec>> factories) => _factories = factories;

    /// <summary>The codecs of this package: <c>picture</c>, <c>row</c>, <c>text</c>.</summary>
    public static CodecRegistry Default { get; } = new(new Dictionary<string, Func<JsonObject, IInputCodec>>(StringComparer.Ordinal)
    {
        [PictureCodec.CodecName] = PictureCodec.FromSettings,
        [RowCodec.CodecName] = RowCodec.FromSettings,
        [TextCodec.CodecName] = TextCodec.FromSettings,
    });

    /// <summary>The names that are known, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. _factories.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A registry that knows one codec more.</summary>
    /// <param name="name">The name in manifests.</param>
    /// <param name="create">Makes the codec from the settings that its <see cref="IInputCodec.Settings"/> gave.</param>
    /// <exception cref="ArgumentException">The name is known already.</exception>
    public CodecRegistry With(string name, Func<JsonObject, IInputCodec> create)
    {
        if (_factories.ContainsKey(name)) throw new ArgumentException($"there is a codec '{name}' already", nameof(name));
        return new CodecRegistry(new Dictionary<string, Func<JsonObject, IInputCodec>>(_factories, StringComparer.Ordinal) { [name] = create });
    }

    /// <summary>A registry in which a library's codec stands for all others of its name.</summary>
    internal CodecRegistry WithRuntime(string name, Func<JsonObject, IInputCodec> create) =>
        new(new Dictionary<string, Func<JsonObject, IInputCodec>>(_factories, StringComparer.Ordinal) { [name] = create });

    /// <summary>The factory of a codec that isn't this package's own; null where there is none.</summary>
    internal Func<JsonObject, IInputCodec>? FindAdded(string name) => Find(name) is { } added && added != Default.Find(name) ? added : null;

    /// <summary>The factory of a codec; null where the name is not known.</summary>
    internal Func<JsonObject, IInputCodec>? Find(string name) => _factories.GetValueOrDefault(name);
}
