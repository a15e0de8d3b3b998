namespace Tlpipe.Tool.Tests;

public sealed class Command_line_help
{
    [Theory]
    [InlineData("root")]
    [InlineData("train")]
    [InlineData("plan")]
    [InlineData("lr-find")]
    [InlineData("verify")]
    [InlineData("evaluate")]
    [InlineData("rank")]
    [InlineData("predict")]
    [InlineData("export")]
    [InlineData("inspect")]
    [InlineData("report")]
    [InlineData("compare")]
    [InlineData("plugins list")]
    [InlineData("plugins add")]
    [InlineData("plugins remove")]
    [InlineData("plugins check")]
    [InlineData("schema")]
    [InlineData("completion")]
    [InlineData("cache")]
    [InlineData("cache list")]
    [InlineData("cache prune")]
    [InlineData("cache verify")]
    [InlineData("doctor")]
    public void Every_command_teaches_by_example(string command)
    {
        using var place = new Workplace();
        var result = place.RunAlone([.. command == "root" ? [] : command.Split(' '), "--help"]).Succeeded();
        Assert.Empty(result.Error);
        Snapshot.Verify(result.Output, command.Replace(' ', '-'));
    }

    [Fact]
    public void The_version_is_printed()
    {
        using var place = new Workplace();
        Assert.Equal("0.1.0\n", place.RunAlone("--version").Succeeded().Output);
    }

    [Fact]
    public void A_shell_can_complete_commands()
    {
        using var place = new Workplace();
        Assert.Equal("plan\nplugins\n", place.Run("[suggest:9]", "tlpipe pl").Succeeded().Output);
    }
}
