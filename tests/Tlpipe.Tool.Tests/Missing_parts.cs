namespace Tlpipe.Tool.Tests;

/// <summary>Machines that lack something.</summary>
public sealed class Missing_parts
{
    private const string Remedy = "install it: apt-get install libtorch-dev libopenblas0-pthread";

    [Fact]
    public void A_libtorch_that_cannot_be_loaded_is_one_line_that_says_what_to_install()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street());
        var tool = CopyOfTool(place);
        var shim = place.At("tool", "libtlpipe_torch.so");
        File.WriteAllText(shim, "");
        var error = $"tlpipe: error TLP9001: libtorch could not be loaded ({shim}: file too short); {Remedy}\n";
        foreach (var command in new[] { "train street.model.yaml", "doctor" })
        {
            using var process = ToolProcess.StartAssembly(place, tool, command.Split(' '));
            var result = process.Wait();
            Assert.Equal((1, error), (result.ExitCode, result.Error));
        }

        using var plan = ToolProcess.StartAssembly(place, tool, "plan", "street.model.yaml");
        plan.Wait().Succeeded();
    }

    [Fact]
    public void Without_the_page_of_reports_a_model_is_built_all_the_same()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street());
        var tool = CopyOfTool(place);
        var template = place.At("tool", "report.template.html");
        File.Delete(template);

        using var training = ToolProcess.StartAssembly(place, tool, "train", "street.model.yaml");
        var trained = training.Wait().Succeeded();

        var model = place.At("models", "tiny-street", "1.0.0");
        var why = $"the page of reports can't be read: Could not find file '{template}'; install the tool again";
        Assert.Equal($"street.model.yaml: warning TLP7301: the model is there, but without its report.html: {why}. When that is mended, 'tlpipe report {model}' writes it\n", trained.Error);
        Assert.False(File.Exists(Path.Combine(model, "report.html")));
        using var report = ToolProcess.StartAssembly(place, tool, "report", "street.model.yaml");
        Assert.Equal($"{template}: error TLP7302: {why}\n", report.Wait().Error);

        place.Run("report", "street.model.yaml").Succeeded();
        Assert.True(File.Exists(Path.Combine(model, "report.html")));
    }

    [Theory]
    [InlineData("train street.model.yaml")]
    [InlineData("evaluate street.model.yaml")]
    [InlineData("predict street.model.yaml a.png")]
    public void A_device_that_is_not_there_is_an_error(string command)
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street());
        place.Write("models/tiny-street/1.0.0/model.json", "{}");
        var result = place.Run([.. command.Split(' '), "--device", "cuda"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("tlpipe: error TLP9005: there is no CUDA device that libtorch can use: none is installed, or this libtorch was built without CUDA; leave --device out, or install both\n", result.Error);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_an_error()
    {
        using var place = new Workplace();
        place.Write("file", "");
        place.Environment["TLPIPE_CACHE"] = place.At("file");
        var result = place.Run("doctor", "--json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("TLP7201", (string?)Assert.Single(result.Json["diagnostics"]!.AsArray())!["code"]);
        Assert.False((bool)result.Json["checks"]!["cache"]!["ok"]!);
    }

    private static string CopyOfTool(Workplace place)
    {
        var source = Path.GetDirectoryName(ToolProcess.Assembly)!;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            File.Copy(file, place.At("tool", Path.GetRelativePath(source, file)));
        return place.At("tool", "tlpipe.dll");
    }
}
