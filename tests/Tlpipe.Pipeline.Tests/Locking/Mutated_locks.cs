using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Tests.Specs;

namespace Tlpipe.Pipeline.Tests.Locking;

/// <summary>Whatever happens to a lock, reading it gives a lock or one diagnostic of one line.</summary>
public sealed class Mutated_locks
{
    private const string Lock = """
        {
          "format": 2, "model": "ants", "version": "1.0.0", "key": "0a", "trainingKey": "0b",
          "inputs": { "seed": { "digest": "0c", "value": "7" }, "weights": { "digest": "0d" } },
          "input": { "modality": "picture", "type": "uint8", "shape": [3, null, 224], "codec": "picture" },
          "tasks": {
            "insect": {
              "target": "label", "kind": "softmax", "labels": ["ants", "bees"], "primary": "accuracy", "split": "validation", "n": 153,
              "best": { "accuracy": 0.96, "macroF1": null }, "intervals": { "accuracy": [0.91, 0.98] }
            }
          },
          "artifact": { "sha256": { "model.json": "0e" } }, "environment": { "threads": "2" }
        }
        """;

    [Fact]
    public void The_lock_itself_is_sound()
    {
        using var folder = new TemporaryFolder();
        var locked = ModelLock.Read(folder.Write("ants.lock.json", Lock))!;
        Assert.Equal("picture uint8 [3, any, 224]", locked.Input!.Signature.ToString());
        Assert.Equal(
            [new MetricValue("accuracy", 0.96, 0.91, 0.98), new MetricValue("macroF1", double.NaN)],
            Assert.Single(locked.Tasks).Best.Metrics.Values);
    }

    [Fact]
    public void One_that_does_not_say_what_was_first_trained_was_the_first()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(new Digest("0b"), ModelLock.Read(folder.Write("ants.lock.json", Lock))!.FirstTrainingKey);
        var later = Lock.Replace("\"trainingKey\": \"0b\"", "\"trainingKey\": \"0b\", \"firstTrainingKey\": \"0f\"", StringComparison.Ordinal);
        Assert.Equal(new Digest("0f"), ModelLock.Read(folder.Write("ants.lock.json", later))!.FirstTrainingKey);
    }

    [Fact]
    public void Edits_give_a_lock_or_a_diagnostic()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Combine("ants.lock.json");
        Prop.ForAll(Mutated_model_files.EditsOf(Lock).ToArbitrary(), text => ReadsCleanly(file, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData("[0.91, 0.98]", "[0.91]")]
    [InlineData("[0.91, 0.98]", "[\"a\", 0.98]")]
    [InlineData("\"primary\": \"accuracy\"", "\"primary\": \"top5\"")]
    [InlineData("\"softmax\"", "\"Softmax\"")]
    [InlineData("\"uint8\"", "\"byte\"")]
    [InlineData("\"0b\"", "\"../../0b\"")]
    [InlineData("\"0b\"", "\"0b\", \"firstTrainingKey\": null")]
    [InlineData("\"n\": 153", "\"n\": 1.5")]
    [InlineData("\"ants\", \"bees\"", "\"ants\", null")]
    [InlineData("\"ants\", \"bees\"", "\"ants\", \"\\ud800\"")]
    public void What_makes_no_sense_is_refused(string part, string other)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<DiagnosticException>(() => ModelLock.Read(folder.Write("ants.lock.json", Lock.Replace(part, other, StringComparison.Ordinal))));
        Assert.Equal("TLP7001", Assert.Single(error.Diagnostics).Code);
    }

    private static bool ReadsCleanly(string file, string text)
    {
        // An edit may leave half of a surrogate pair, which File.WriteAllText refuses; GetBytes replaces it.
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
        try
        {
            return ModelLock.Read(file) is not null;
        }
        catch (DiagnosticException error)
        {
            return error.Diagnostics is [{ Code: "TLP7001" } only] && !only.Message.Contains('\n');
        }
    }
}
