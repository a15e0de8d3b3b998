using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Testing.Checking;

/// <summary>What predicting relies on in a codec.</summary>
internal static class CodecChecks
{
    private const string Source = "the-source.of-it";

    public static void MadeAgain(IInputCodec codec)
    {
        var settings = codec.Settings;
        if (ReferenceEquals(settings, codec.Settings))
            throw new ConformanceException("Codec.Settings gives the same object each time", "who writes it into a manifest makes it part of another document", "make a new JsonObject each time");
        if (FactoryOf(codec) is not { } factory) return;
        var again = factory(JsonNode.Parse(settings.ToJsonString())!.AsObject());
        foreach (var (what, before, after) in new (string, object, object)[]
        {
            ("Name", codec.Name, again.Name),
            ("Output", codec.Output, again.Output),
            ("Form", codec.Form, again.Form),
            ("Settings", settings.ToJsonString(), again.Settings.ToJsonString()),
        })
            if (!before.Equals(after))
                throw new ConformanceException(
                    $"the codec's {what} is {before}, and {after} when it is made again from its settings",
                    "an application reads its inputs with the codec that the manifest's settings make",
                    "write all that decides what the codec does into Settings, and read all of it in the factory");
    }

    public static void HostileBytes(IInputCodec codec)
    {
        foreach (var (what, bytes) in Hostile()) Decode(codec, what, bytes);
    }

    private static void Decode(IInputCodec codec, string what, byte[] bytes)
    {
        const string Remedy = "check the bytes before using them, and throw new DiagnosticException(Diagnostic.Error(CODE, $\"… {source} …\"))";
        try
        {
            using var input = codec.Decode(bytes, Source);
            if (ShapeChecks.Problem(input, codec.Output) is { } problem)
                throw new ConformanceException($"Decode takes {what}, and its tensor {problem}", "a prediction would be made of nothing, or the network would fail inside", Remedy);
        }
        catch (DiagnosticException error)
        {
            if (!error.Diagnostics.Any(diagnostic => diagnostic.Message.Contains(Source, StringComparison.Ordinal) || diagnostic.Location?.File == Source))
                throw new ConformanceException($"Decode refuses {what} without naming the source: {error.Message}", "among a thousand inputs nobody finds the bad one", "put the source into the message, or into the diagnostic's location", error);
        }
        catch (Exception error) when (error is not ConformanceException)
        {
            throw new ConformanceException($"Decode throws {error.GetType().Name} for {what}: {error.Message.Split('\n')[0]}", "an application would show its users an internal failure; bytes come from strangers", Remedy, error);
        }
    }

    private static IEnumerable<(string What, byte[] Bytes)> Hostile()
    {
        var random = new byte[256];
        var stream = RandomStream.FromSeed(1);
        foreach (ref var one in random.AsSpan()) one = (byte)stream.Next(256);
        yield return ("no bytes at all", []);
        yield return ("64 zeros", new byte[64]);
        yield return ("256 random bytes", random);
        yield return ("bytes that are no UTF-8", [0x61, 0xFF, 0xFE, 0x62]);
        yield return ("a JSON object of nothing known", Encoding.UTF8.GetBytes("""{ "no such field": [1, { "a": null }] }"""));
        yield return ("half a JSON object", Encoding.UTF8.GetBytes("""{ "a": """));
    }

    private static Func<JsonObject, IInputCodec>? FactoryOf(IInputCodec codec) =>
        CodecRegistry.Default.Find(codec.Name) ?? codec.GetType().Assembly.GetCustomAttributes<TlpipeCodecAttribute>()
            .Where(attribute => attribute.Name == codec.Name)
            .Select(attribute => (Func<JsonObject, IInputCodec>)((ICodecFactory)Activator.CreateInstance(attribute.Factory)!).Create)
            .FirstOrDefault();
}
