namespace Tlpipe.Tool.Tests;

public sealed class Finding_a_learning_rate
{
    [Fact]
    public void Machines_get_every_point_and_nothing_is_published()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street(count: 32));

        var json = place.Run("lr-find", "street.model.yaml", "--steps", "60", "--min", "1e-4", "--max", "100", "--json").Succeeded().Json;

        Assert.Equal(
            ["model", "version", "suggestion", "steepest", "lowest", "tenthOfLowest", "rate", "exploded", "points", "diagnostics"],
            json.Select(member => member.Key));
        Assert.Equal(0.01, (double)json["rate"]!);
        Assert.Equal(0.0001, (double)json["points"]![0]!["rate"]!, 12);
        Assert.InRange(json["points"]!.AsArray().Count, 20, 60);
        Assert.All(json["points"]!.AsArray(), point => Assert.True((double)point!["loss"]! > 0));
        Assert.Equal(["cache", "street.model.yaml"], Directory.GetFileSystemEntries(place.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void People_see_the_curve_in_plain_characters_where_there_is_no_terminal()
    {
        using var place = new Workplace();
        place.Write("street.model.yaml", Samples.Street());

        var output = place.Run("lr-find", "street.model.yaml", "--steps", "20", "--max", "0.001").Succeeded().Output;

        Assert.StartsWith("tiny-street 1.0.0: loss against learning rate\n", output, StringComparison.Ordinal);
        Assert.Contains("\n         +------", output, StringComparison.Ordinal);
        Assert.Contains(" 1e-7 ", output, StringComparison.Ordinal);
        Assert.Contains("\nsuggested: nothing, the loss has no clear descent\n", output, StringComparison.Ordinal);
        Assert.All(output, character => Assert.InRange(character, '\n', '~'));
    }

    [Fact]
    public void A_range_that_is_none_is_wrong_usage()
    {
        using var place = new Workplace();

        var result = place.Run("lr-find", "street.model.yaml", "--min", "0.1", "--max", "0.01");

        Assert.Equal((2, "tlpipe: error TLP9201: --min is 0.1, which is not less than --max, 0.01; see 'tlpipe lr-find --help'\n"), (result.ExitCode, result.Error));
    }
}
