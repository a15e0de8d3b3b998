namespace Tlpipe.Analyzers.Tests;

public sealed class What_is_ambient
{
    [Theory]
    [InlineData("_ = new Random(3).Next();", "new Random")]
    [InlineData("_ = Random.Shared.Next();", "Random.Shared")]
    [InlineData("_ = Guid.NewGuid();", "Guid.NewGuid")]
    [InlineData("_ = System.Security.Cryptography.RandomNumberGenerator.GetInt32(3);", "RandomNumberGenerator.GetInt32")]
    [InlineData("_ = Path.GetRandomFileName();", "Path.GetRandomFileName")]
    [InlineData("_ = path.GetHashCode() % 5;", "String.GetHashCode")]
    [InlineData("_ = HashCode.Combine(path, 1);", "HashCode.Combine")]
    [InlineData("_ = Tlpipe.Torch.torch.rand(3);", "torch.rand")]
    [InlineData("_ = Tlpipe.Torch.torch.zeros(3).normal_();", "Tensor.normal_")]
    public async Task Randomness_that_is_no_argument_is_found(string code, string name)
    {
        using var source = PluginSource.Data(code);

        Assert.Equal(
            $"TLPA001: '{name}' is random in its own way, so that the same model file gives another model each time; draw from the RandomStream that is given",
            await source.Findings());
    }

    [Theory]
    [InlineData("_ = DateTime.Now;", "DateTime.Now")]
    [InlineData("_ = DateTimeOffset.UtcNow.Year;", "DateTimeOffset.UtcNow")]
    [InlineData("_ = Environment.TickCount64;", "Environment.TickCount64")]
    [InlineData("_ = TimeProvider.System;", "TimeProvider.System")]
    [InlineData("_ = System.Diagnostics.Stopwatch.StartNew();", "Stopwatch.StartNew")]
    public async Task A_clock_is_found(string code, string name)
    {
        using var source = PluginSource.Data(code);

        Assert.Equal(
            $"TLPA002: '{name}' tells the time, so that the same model file gives another model each time; leave time out, or make it an option",
            await source.Findings());
    }

    [Theory]
    [InlineData("_ = System.Globalization.CultureInfo.CurrentCulture;", "CultureInfo.CurrentCulture", "CultureInfo.InvariantCulture", "_ = System.Globalization.CultureInfo.InvariantCulture;")]
    [InlineData("_ = double.Parse(path);", "Double.Parse", "CultureInfo.InvariantCulture", "_ = double.Parse(path, System.Globalization.CultureInfo.InvariantCulture);")]
    [InlineData("_ = float.TryParse(path, out _);", "Single.TryParse", "CultureInfo.InvariantCulture", "_ = float.TryParse(path, System.Globalization.CultureInfo.InvariantCulture, out _);")]
    [InlineData("_ = 1.5.ToString();", "Double.ToString", "CultureInfo.InvariantCulture", "_ = 1.5.ToString(System.Globalization.CultureInfo.InvariantCulture);")]
    [InlineData("_ = path.ToLower();", "String.ToLower", "ToLowerInvariant()", "_ = path.ToLowerInvariant();")]
    [InlineData("_ = new[] { path }.Order().First();", "Enumerable.Order", "StringComparer.Ordinal", "_ = new[] { path }.Order(StringComparer.Ordinal).First();")]
    [InlineData("_ = new[] { 1 }.OrderBy(n => path).First();", "Enumerable.OrderBy", "StringComparer.Ordinal", "_ = new[] { 1 }.OrderBy(n => path, StringComparer.Ordinal).First();")]
    public async Task The_machines_language_is_found_and_replaced(string code, string name, string remedy, string after)
    {
        using var source = PluginSource.Data(code);

        Assert.Equal(
            $"TLPA003: '{name}' follows the language of the machine, so that the same file gives another model elsewhere; say {remedy}",
            await source.Findings());
        Assert.Contains(after, await source.Fixed(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("using var own = new Tlpipe.Torch.torch.Generator(1); _ = Tlpipe.Torch.torch.rand([3], generator: own);")]
    [InlineData("_ = double.Parse(path, System.Globalization.CultureInfo.InvariantCulture);")]
    [InlineData("_ = int.Parse(path);")]
    [InlineData("_ = new[] { path }.Order(StringComparer.Ordinal);")]
    [InlineData("_ = new[] { 2, 1 }.Order();")]
    [InlineData("_ = RandomStream.FromSeed(1).Next(3);")]
    public async Task What_is_said_is_no_finding(string code)
    {
        using var source = PluginSource.Data(code);

        Assert.Equal("", await source.Findings());
    }

    [Fact]
    public async Task A_network_may_draw_its_first_weights_from_the_default_generator()
    {
        using var source = new PluginSource(PluginSource.InData("") + "\npublic static class Weights { public static object Draw() => Tlpipe.Torch.torch.rand(3); }");

        Assert.Equal("", await source.Findings());
    }

    [Fact]
    public async Task Hash_codes_are_for_hash_codes()
    {
        using var source = PluginSource.Data("", "public override int GetHashCode() => HashCode.Combine(Use(), 3);");

        Assert.Equal("", await source.Findings());
    }

    [Fact]
    public async Task A_project_that_says_it_is_no_plugin_is_left_alone()
    {
        using var source = new PluginSource(PluginSource.InData("_ = Guid.NewGuid();"), isPlugin: "false");

        Assert.Equal("", await source.Findings());
    }
}
