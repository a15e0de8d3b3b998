namespace Tlpipe.Analyzers.Tests;

public sealed class What_has_no_order
{
    [Theory]
    [InlineData("foreach (var file in Directory.EnumerateFiles(path)) _ = file;", "Directory.EnumerateFiles", "foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)) _ = file;")]
    [InlineData("string[] files = Directory.GetFiles(path);", "Directory.GetFiles", "string[] files = Directory.GetFiles(path).Order(StringComparer.Ordinal).ToArray();")]
    [InlineData("var names = Directory.GetDirectories(path).Select(one => one + \"/\").ToList();", "Directory.GetDirectories", "Directory.GetDirectories(path).Order(StringComparer.Ordinal).Select(one => one + \"/\").ToList();")]
    [InlineData(
        "foreach (var file in new DirectoryInfo(path).EnumerateFiles()) _ = file;",
        "DirectoryInfo.EnumerateFiles",
        "foreach (var file in new DirectoryInfo(path).EnumerateFiles().OrderBy(entry => entry.FullName, StringComparer.Ordinal)) _ = file;")]
    public async Task The_entries_of_a_folder_are_found_and_ordered(string code, string name, string after)
    {
        using var source = PluginSource.Data(code);

        Assert.Equal(
            $"TLPA004: '{name}' gives the entries of a folder in an order that differs between machines; order them (ordinal), or list the folder through PartContext.Files.List",
            await source.Findings());
        Assert.Contains(after, await source.Fixed(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foreach (var one in new Dictionary<string, int>()) _ = one;", "new Dictionary<string, int>()")]
    [InlineData("var d = new Dictionary<string, int>(); foreach (var one in d.Keys) _ = one;", "d.Keys")]
    [InlineData("var s = new HashSet<string>(); _ = s.Select(one => one + 1).ToList();", "s")]
    [InlineData("var s = new HashSet<string>(); _ = s.ToArray();", "s")]
    [InlineData("var d = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(); _ = d.Values.First();", "d.Values")]
    public async Task A_set_that_a_data_set_enumerates_is_found(string code, string name)
    {
        using var source = PluginSource.Data(code);

        Assert.Equal(
            $"TLPA005: '{name}' has no order that is promised, and what it gives reaches training; order it, or use a list or an OrderedDictionary",
            await source.Findings());
    }

    [Theory]
    [InlineData("foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)) _ = file;")]
    [InlineData("_ = Directory.GetFiles(path).Length;")]
    [InlineData("_ = Directory.EnumerateFiles(path).Select(one => one + 1).OrderBy(one => one, StringComparer.Ordinal).ToList();")]
    [InlineData("_ = Directory.EnumerateFiles(path).Any();")]
    [InlineData("var s = new HashSet<string>(); _ = s.Contains(path) || s.Count > 3 || s.Any(one => one == path);")]
    [InlineData("var d = new Dictionary<string, int>(); foreach (var one in d.OrderBy(one => one.Key, StringComparer.Ordinal)) _ = one;")]
    [InlineData("var d = new SortedDictionary<string, int>(); foreach (var one in d) _ = one;")]
    [InlineData("var d = new Dictionary<string, int>(); _ = d[path];")]
    public async Task Where_the_order_is_made_or_does_not_matter_nothing_is_found(string code)
    {
        using var source = PluginSource.Data(code);

        Assert.Equal("", await source.Findings());
    }

    [Fact]
    public async Task Sets_that_are_enumerated_elsewhere_are_no_finding()
    {
        using var source = new PluginSource(
            PluginSource.InData("") + "\npublic static class Other { public static void Use(HashSet<string> words) { foreach (var word in words) Console.WriteLine(word); } }");

        Assert.Equal("", await source.Findings());
    }
}
