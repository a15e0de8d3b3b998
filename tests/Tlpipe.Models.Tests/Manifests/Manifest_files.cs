using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Models.Tests.Manifests;

public sealed class Manifest_files : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_manifest_reads_so() => Snapshot.Verify(File.ReadAllText(Write()));

    [Fact]
    public void What_was_written_is_read_again_and_written_the_same()
    {
        var path = Write();
        var first = File.ReadAllBytes(path);
        var read = ManifestFile.Read(path);
        ManifestFile.Write(path, read);
        Assert.Equal(first, File.ReadAllBytes(path));

        var made = SampleManifest.Create();
        Assert.Equal((made.Name, made.Version, made.Key, made.TrainingKey), (read.Name, read.Version, read.Key, read.TrainingKey));
        Assert.Equal(made.Input.Signature, read.Input.Signature);
        Assert.Equal(made.Tasks.Select(task => task.Name), read.Tasks.Select(task => task.Name));
        Assert.Equal(made.Tasks[0].Output.Labels, read.Tasks[0].Output.Labels);
        Assert.Equal(made.Tasks[0].Metrics.Best.Metrics.Values, read.Tasks[0].Metrics.Best.Metrics.Values);
        Assert.Equal(made.Tasks[0].Metrics.Test!.Split, read.Tasks[0].Metrics.Test!.Split);
        Assert.Null(read.Tasks[1].Metrics.Start);
        Assert.Equal(made.Files, read.Files);
    }

    [Fact]
    public void An_input_that_is_a_record_of_a_codec_of_its_own_is_read_again()
    {
        InputField[] fields = [new("AGE", InputFieldType.Number, CanBeMissing: false), new("BORN", InputFieldType.Date, CanBeMissing: true)];
        var input = new ManifestInput(InputSignature.Text(15000), "points", [])
        {
            Form = InputForm.Record(fields) with { Delimiter = '~' },
            Runtime = new("Points.Runtime", "1.2.0", "Points"),
        };
        var path = _folder.Combine("model.json");
        ManifestFile.Write(path, SampleManifest.Create() with { Input = input });
        var read = ManifestFile.Read(path).Input;
        Assert.Equal((input.Signature, input.Form, input.Runtime), (read.Signature, read.Form, read.Runtime));

        File.WriteAllText(path, File.ReadAllText(path).Replace("\"~\"", "\"\\n\"", StringComparison.Ordinal));
        AssertError($"{path}: error TLP4202: not a model's manifest: 'input.form.delimiter' is not a character that can stand between cells; build the model again", path);
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "TLP4203", "the manifest is of format 2, this version of Tlpipe reads up to 1; update Tlpipe")]
    [InlineData("\"format\": 1", "\"format\": \"1\"", "TLP4202", "not a model's manifest: 'format' is not a whole number; build the model again")]
    [InlineData("\"format\": 1", "\"format\": 1, \"format\": 1", "TLP4202", "not a model's manifest: it names a member twice; build the model again")]
    [InlineData("\"name\": \"ants-vs-bees\"", "\"nam\": \"ants-vs-bees\"", "TLP4202", "not a model's manifest: 'name' is missing; build the model again")]
    [InlineData("\"version\": \"1.0.0\"", "\"version\": \"\"", "TLP4202", "not a model's manifest: 'version' is not a text; build the model again")]
    [InlineData("\"version\": \"1.0.0\"", "\"version\": \"\\ud800\"", "TLP4202", "not a model's manifest: a text in it is not Unicode; build the model again")]
    [InlineData("\"key\": \"2c", "\"key\": \"2C", "TLP4202", "not a model's manifest: 'key' is not a SHA-256 digest of 64 lower-case hexadecimal digits; build the model again")]
    [InlineData("\"uint8\"", "\"uint9\"", "TLP4202", "not a model's manifest: 'input.type' is not an element type; build the model again")]
    [InlineData("224,\n      null", "-1,\n      null", "TLP4202", "not a model's manifest: 'input.shape[1]' is not a whole number; build the model again")]
    [InlineData("\"softmax\"", "\"argmax\"", "TLP4202", "not a model's manifest: 'tasks[0].output.kind' is not one of softmax, sigmoid, number; build the model again")]
    [InlineData("\"name\": \"weight\"", "\"name\": \"insect\"", "TLP4202", "not a model's manifest: 'tasks' is not a list of tasks with different names; build the model again")]
    [InlineData("\"n\": 10", "\"n\": 1e99", "TLP4202", "not a model's manifest: 'tasks[0].metrics.test.n' is not a whole number; build the model again")]
    [InlineData("\"program.pt\": \"", "\"../program.pt\": \"", "TLP4202", "not a model's manifest: 'files.../program.pt' is not named as a file of the artifact; build the model again")]
    public void A_manifest_that_makes_no_sense_is_a_coded_error(string text, string changed, string code, string message)
    {
        var path = Write();
        var whole = File.ReadAllText(path);
        Assert.Contains(text, whole);
        File.WriteAllText(path, whole.Replace(text, changed, StringComparison.Ordinal));
        AssertError($"{path}: error {code}: {message}", path);
    }

    [Fact]
    public void A_manifest_cut_off_anywhere_is_a_coded_error()
    {
        var path = Write();
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length - 2; length += 17)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Contains("error TLP4202: not a model's manifest: it is not JSON", Assert.Throws<DiagnosticException>(() => ManifestFile.Read(path)).Message);
        }
    }

    [Fact]
    public void A_manifest_with_changed_bytes_is_read_or_is_a_coded_error()
    {
        var path = Write();
        var whole = File.ReadAllBytes(path);
        var random = new Random(11);
        const string Telling = "{}[]\",:0129.-eEtrufalsn\\ \u0000";
        var errors = 0;
        for (var round = 0; round < 1000; round++)
        {
            var changed = whole.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
                changed[random.Next(changed.Length)] = random.Next(4) == 0 ? (byte)random.Next(256) : (byte)Telling[random.Next(Telling.Length)];
            File.WriteAllBytes(path, changed);
            try
            {
                ManifestFile.Read(path);
            }
            catch (DiagnosticException error)
            {
                Assert.StartsWith($"{path}: error TLP420", error.Message);
                errors++;
            }
        }
        Assert.InRange(errors, 300, 1000);
    }

    [Fact]
    public void A_manifest_that_is_not_there_is_a_coded_error() =>
        AssertError($"{_folder.Path}/absent.json: error TLP4201: the manifest cannot be read: there is no such file", $"{_folder.Path}/absent.json");

    [Fact]
    public void A_file_that_is_no_object_is_no_manifest()
    {
        var path = _folder.Write("model.json", "[]");
        AssertError($"{path}: error TLP4202: not a model's manifest: it is not an object; build the model again", path);
    }

    private static void AssertError(string message, string path) =>
        Assert.Equal(message, Assert.Throws<DiagnosticException>(() => ManifestFile.Read(path)).Message);

    private string Write()
    {
        var path = _folder.Combine("model.json");
        ManifestFile.Write(path, SampleManifest.Create());
        return path;
    }
}
