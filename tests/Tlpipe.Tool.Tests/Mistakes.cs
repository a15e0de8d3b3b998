using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tlpipe.Tool.Tests;

/// <summary>What goes wrong for users: a coded error with its place, nothing written, exit code 1.</summary>
public sealed class Mistakes
{
    private const string ModelFile = "shades.model.yaml";

    [Fact]
    public void A_picture_that_is_cut_off()
    {
        using var place = Prepared(Samples.Pictures());
        var picture = place.At("pictures", "train", "dark", "2.png");
        File.WriteAllBytes(picture, File.ReadAllBytes(picture)[..^20]);
        Fails(place);
    }

    [Fact]
    public void A_class_folder_that_is_empty()
    {
        using var place = Prepared(Samples.Pictures());
        foreach (var file in Directory.GetFiles(place.At("pictures", "train", "dark"))) File.Delete(file);
        Fails(place);
    }

    [Fact]
    public void A_checkpoint_with_a_hostile_pickle()
    {
        using var place = Prepared(Samples.Pictures("{ use: small-cnn, weights: hostile.pth }"));
        using (var zip = ZipFile.Open(place.At("hostile.pth"), ZipArchiveMode.Create))
        {
            using var pickle = zip.CreateEntry("hostile/data.pkl", CompressionLevel.NoCompression).Open();
            pickle.Write([0x80, 2, .. "cposix\nsystem\nX"u8, 11, 0, 0, 0, .. "touch owned"u8, 0x85, (byte)'R', (byte)'.']);
        }

        Fails(place);
        Assert.False(File.Exists(place.At("owned")));
    }

    [Fact]
    public void Weights_of_another_architecture()
    {
        using var place = Prepared(Samples.Pictures("{ use: small-cnn, weights: other.safetensors }"));
        File.WriteAllBytes(place.At("other.safetensors"), OtherWeights());
        Fails(place);
    }

    [Fact]
    public void A_key_that_is_misspelt()
    {
        using var place = Prepared(Samples.Pictures().Replace("epochs: 1", "epocs: 1"));
        Fails(place);
    }

    [Fact]
    public void Machines_get_the_place_of_a_mistake()
    {
        using var place = Prepared(Samples.Pictures().Replace("epochs: 1", "epocs: 1"));
        var result = place.Run("train", ModelFile, "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["diagnostics"], result.Json.Select(member => member.Key));
        var diagnostic = Assert.Single(result.Json["diagnostics"]!.AsArray())!;
        Assert.Equal(
            ("TLP1005", "error", ModelFile, 8, 29),
            ((string?)diagnostic["code"], (string?)diagnostic["severity"], (string?)diagnostic["file"], (int)diagnostic["line"]!, (int)diagnostic["column"]!));
        Assert.Equal($"{ModelFile}(8,29): error TLP1005: {diagnostic["message"]}\n", result.Error);
    }

    [Fact]
    public void Every_mistake_of_a_file_is_told_at_once()
    {
        using var place = Prepared(Samples.Pictures().Replace("epochs: 1", "epocs: 1").Replace("small-cnn", "smal-cnn").Replace("classification", "clasification"));
        Fails(place);
    }

    [Fact]
    public void A_wrong_value_in_every_section_is_told_with_its_place()
    {
        using var place = Prepared(WrongModelFile.Text);
        Fails(place);
    }

    [Fact]
    public void Two_files_with_one_model()
    {
        using var place = Prepared(Samples.Pictures());
        place.Write("other.model.yaml", Samples.Pictures());
        var result = place.Run("train", ModelFile, "other.model.yaml");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches($"^other\\.model\\.yaml\\(1,8\\): error TLP1042: '.+' 1\\.0\\.0 is the model of '{ModelFile}' too, and one would replace the other; give one of them another name or version\n$", result.Error);
        Assert.False(Directory.Exists(place.At("models")));
    }

    [Fact]
    public void An_output_folder_that_is_a_file()
    {
        using var place = Prepared(Samples.Pictures());
        place.Write("taken", "");
        var result = place.Run("train", ModelFile, "--output", "taken");
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(
            "^.+/taken/.+/1\\.0\\.0: error TLP7003: the model can't be written here: .+; what was here before stays\\. Make room or grant access, or choose another output folder; the training is kept in the cache\n$",
            result.Error);
        Assert.DoesNotContain(Everything(place), file => file.EndsWith(".lock.json", StringComparison.Ordinal));
    }

    private static Workplace Prepared(string model)
    {
        var place = new Workplace();
        place.Write(ModelFile, model);
        PictureFolder.Write(place, "pictures");
        return place;
    }

    private static void Fails(Workplace place, [CallerMemberName] string test = "")
    {
        var before = Everything(place);
        var result = place.Run("train", ModelFile);
        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("trained", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, Everything(place));
        Snapshot.Verify(result.Error.Replace(place.Folder, "FOLDER"), test: test);
    }

    private static List<string> Everything(Workplace place) =>
        [.. Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(place.At("cache"), StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static byte[] OtherWeights()
    {
        var header = Encoding.UTF8.GetBytes("""{"features.0.weight":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""");
        var file = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file, 8);
        return file;
    }
}
