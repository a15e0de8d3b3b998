using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Letters.Runtime;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

[assembly: System.Reflection.AssemblyVersion("2.1.0.0")]
[assembly: TlpipeCodec("letters", typeof(LettersFactory), Package = "Letters.Runtime.Package")]
[assembly: TlpipeCodec("station", typeof(StationFactory), Package = "Letters.Runtime.Package")]

namespace Letters.Runtime;

public sealed class LettersFactory : ICodecFactory
{
    public IInputCodec Create(JsonObject settings) => new LettersCodec((string)settings["alphabet"]!);
}

/// <summary>A word as the places of its letters in an alphabet, from 1: of any length.</summary>
public sealed class LettersCodec(string alphabet) : IInputCodec
{
    public string Name => "letters";

    public JsonObject Settings => new() { ["alphabet"] = alphabet };

    public InputSignature Output => new("letters", ScalarType.Int64, [null]) { Vocabulary = alphabet.Length + 1 };

    public InputForm Form => InputForm.Text;

    public Tensor Decode(ReadOnlySpan<byte> content, string source)
    {
        var word = Encoding.UTF8.GetString(content).Trim();
        if (word.Length == 0) throw new DiagnosticException(Diagnostic.Error("LET4001", "there is no letter in it", new SourceLocation(source)));
        return tensor(word.Select(letter => (long)alphabet.IndexOf(letter) + 1).Select(place => place == 0 ? 1 : place).ToArray());
    }

    public Tensor Collate(IReadOnlyList<Tensor> inputs)
    {
        var longest = inputs.Max(input => input.shape[0]);
        using var scope = NewDisposeScope();
        return stack([.. inputs.Select(input => nn.functional.pad(input, [0, longest - input.shape[0]]))]).MoveToOuterDisposeScope();
    }

    public InputPreview? Preview(Tensor input, int side) =>
        new("text/plain", Encoding.UTF8.GetBytes(string.Concat(input.ToArray<long>().Select(place => alphabet[(int)place - 1]))));
}

public sealed class StationFactory : ICodecFactory
{
    public IInputCodec Create(JsonObject settings) => new StationCodec();
}

/// <summary>What a weather station tells: a temperature, and the wind where it blows.</summary>
public sealed class StationCodec : IInputCodec
{
    public string Name => "station";

    public JsonObject Settings => [];

    public InputSignature Output => new("station", ScalarType.Float32, [3]);

    public InputForm Form => InputForm.Record(
    [
        new("temperature", InputFieldType.Number, CanBeMissing: false),
        new("wind from", InputFieldType.Category, CanBeMissing: true),
        new("taken", InputFieldType.Date, CanBeMissing: true),
    ]);

    public Tensor Decode(ReadOnlySpan<byte> content, string source)
    {
        var record = JsonNode.Parse(content)!.AsObject();
        if (record["temperature"] is not JsonValue degrees || !degrees.TryGetValue(out double temperature))
            throw new DiagnosticException(Diagnostic.Error("LET4002", "'temperature' is no number", new SourceLocation(source)));
        var hour = record["taken"] is { } taken ? DateTimeOffset.Parse((string)taken!, System.Globalization.CultureInfo.InvariantCulture).Hour : 12;
        return tensor(new[] { (float)temperature / 10, (string?)record["wind from"] == "north" ? 1f : 0f, hour / 24f });
    }

    public Tensor Collate(IReadOnlyList<Tensor> inputs) => stack([.. inputs]);
}
