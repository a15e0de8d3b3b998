using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Tests.Specs;

/// <summary>Whatever happens to a model file, reading it gives diagnostics of one line each and never throws.</summary>
public sealed class Mutated_model_files
{
    private const string Model = """
        model: street   # a comment
        version: 1.2.0-beta.1
        seed: 7
        backbone: { use: mobilenet-v2, weights: "$(data)/mobilenet_v2.pth" }
        datasets:
          street:
            use: street-scenes
            count: 4000
        tasks:
          car: { dataset: street, target: car, head: { use: classification, labelSmoothing: 1.0e-1 } }
        training:
          strategy: full
          epochs: 20
          earlyStopping: { patience: 3, minDelta: ~ }
        gates:
          - metric: 'car.accuracy'
            min: 0.9
        """;

    private const int Cases = 500;

    private static readonly string[] Pieces =
        ["\t", "\n", "\r\n", "  ", ":", ": ", "- ", "?", "{", "}", "[", "]", ",", "&a ", "*a", "!!str ", "!", "|\n", ">-\n ", "'", "\"", "\\x", "\"\\0\"", "#", "%YAML 9.9\n", "---\n", "...\n", "<<: ", "\0", "\u0085", "\u2028", "\uD83D\uDE00", "\uFEFF", "\"\\n\": ", "\"a\\nb\"", "null", "1e999", "0x1F", "$(", "use:", "tasks:", "\u00e4"];

    /// <summary>Some edits of a text, each an insertion, a deletion or both.</summary>
    internal static Gen<string> EditsOf(string text)
    {
        var edit = Gen.Choose(0, text.Length - 1).SelectMany(at => Gen.Choose(0, 40).SelectMany(length => Gen.Elements(Pieces).Select(piece => (at, length, piece))));
        return edit.ListOf().Select(list => list.Take(6).Aggregate(text, Apply));
    }

    internal static bool IsOneLine(string text) => text.All(character => !char.IsControl(character) && character is not '\u2028' and not '\u2029');

    [Fact]
    public void Insertions_deletions_and_swaps_give_diagnostics_only()
    {
        Prop.ForAll(EditsOf(Model).ToArbitrary(), text => ReadsCleanly(Encoding.UTF8.GetBytes(text))).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Fact]
    public void Arbitrary_bytes_give_diagnostics_only()
    {
        var flips = Gen.Choose(0, Model.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value))).ListOf();

        Prop.ForAll(flips.ToArbitrary(), list =>
        {
            var bytes = Encoding.UTF8.GetBytes(Model);
            foreach (var (at, value) in list) bytes[at] = (byte)value;
            return ReadsCleanly(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    [Fact]
    public void Pieces_of_yaml_in_any_order_give_diagnostics_only()
    {
        var text = Gen.Elements(Pieces).ListOf().Select(string.Concat);

        Prop.ForAll(text.ToArbitrary(), value => ReadsCleanly(Encoding.UTF8.GetBytes(value))).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
    }

    private static string Apply(string text, (int At, int Length, string Piece) edit)
    {
        var at = Math.Min(edit.At, text.Length);
        var length = edit.Length > 20 ? Math.Min(edit.Length - 20, text.Length - at) : 0;
        return text.Remove(at, length).Insert(at, edit.Piece);
    }

    private static bool ReadsCleanly(byte[] content)
    {
        var diagnostics = new DiagnosticBag();
        var spec = SpecReader.Read(content, "m.yaml", "m.yaml", diagnostics);
        return (spec is not null || diagnostics.HasErrors) && diagnostics.Sorted().All(diagnostic => IsOneLine(diagnostic.ToString()));
    }
}
